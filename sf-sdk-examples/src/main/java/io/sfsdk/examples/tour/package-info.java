/** A tour of the library: one class a question, each run by a test against the simulated org. */
@NullMarked
package io.sfsdk.examples.tour;

import org.jspecify.annotations.NullMarked;
