/** A table that is kept equal to an org through its events, with a crash and a lost replay id. */
@NullMarked
package io.sfsdk.examples.follower;

import org.jspecify.annotations.NullMarked;
