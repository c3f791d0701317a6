/** Records and their ids, as plain values without a protocol. */
@NullMarked
package io.sfsdk.record;

import org.jspecify.annotations.NullMarked;
