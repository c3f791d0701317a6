/** The servers that benchmarks call, in a process of their own: client and server share neither heap nor compiler. */
@NullMarked
package io.sfsdk.benchmarks.server;

import org.jspecify.annotations.NullMarked;
