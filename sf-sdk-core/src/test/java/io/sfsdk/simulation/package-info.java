/** Whole histories from one seed: an org that changes, a wire that fails, processes that die, and a target that must end equal. */
@NullMarked
package io.sfsdk.simulation;

import org.jspecify.annotations.NullMarked;
