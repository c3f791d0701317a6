/** Subscriptions whose process is killed (SIGKILL) at named points. */
@NullMarked
package io.sfsdk.pubsub.kill;

import org.jspecify.annotations.NullMarked;
