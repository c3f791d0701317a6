/** A table kept equal to an object of the simulated org by its change events over CometD. */
@NullMarked
package io.sfsdk.stream.mirror;

import org.jspecify.annotations.NullMarked;
