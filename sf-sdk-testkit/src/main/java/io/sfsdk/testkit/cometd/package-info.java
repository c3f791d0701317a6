/** The Streaming API of the simulated org: Bayeux over long polling. */
@NullMarked
package io.sfsdk.testkit.cometd;

import org.jspecify.annotations.NullMarked;
