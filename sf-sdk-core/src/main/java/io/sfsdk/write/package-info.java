/** The port through which jobs write records, whatever the protocol. */
@NullMarked
package io.sfsdk.write;

import org.jspecify.annotations.NullMarked;
