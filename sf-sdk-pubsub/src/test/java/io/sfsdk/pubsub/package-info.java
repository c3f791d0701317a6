/** The Pub/Sub adapter's tests. */
@NullMarked
package io.sfsdk.pubsub;

import org.jspecify.annotations.NullMarked;
