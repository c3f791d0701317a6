/** The port through which jobs read records, whatever the protocol. */
@NullMarked
package io.sfsdk.read;

import org.jspecify.annotations.NullMarked;
