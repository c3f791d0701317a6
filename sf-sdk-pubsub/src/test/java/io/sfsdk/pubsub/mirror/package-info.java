/** A table kept equal to an object of the simulated org by its change events over Pub/Sub. */
@NullMarked
package io.sfsdk.pubsub.mirror;

import org.jspecify.annotations.NullMarked;
