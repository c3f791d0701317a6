/** A sync in a process of its own, killed (SIGKILL) at named points, over every kind of store. */
@NullMarked
package io.sfsdk.kill;

import org.jspecify.annotations.NullMarked;
