/** The Streaming API on the wire and over the simulated org. */
@NullMarked
package io.sfsdk.stream;

import org.jspecify.annotations.NullMarked;
