/** The adapter for the SOAP API (partner WSDL): one exchange at a time, over a session from OAuth. */
@NullMarked
package io.sfsdk.soap;

import org.jspecify.annotations.NullMarked;
