/** Every fault of the wire against every operation, with the outcome that the documentation promises. */
@NullMarked
package io.sfsdk.faults;

import org.jspecify.annotations.NullMarked;
