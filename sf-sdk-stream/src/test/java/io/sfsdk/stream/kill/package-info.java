/** Subscriptions whose process is killed (SIGKILL) at named points. */
@NullMarked
package io.sfsdk.stream.kill;

import org.jspecify.annotations.NullMarked;
