/** Runnable examples, one class per question. */
@NullMarked
package io.sfsdk.examples;

import org.jspecify.annotations.NullMarked;
