/** The partner SOAP API: its own reader and writer of XML, the calls, and the faults. */
@NullMarked
package io.sfsdk.testkit.soap;

import org.jspecify.annotations.NullMarked;
