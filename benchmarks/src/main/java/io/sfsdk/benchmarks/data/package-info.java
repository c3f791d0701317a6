/** Made-up input, the same in every run. */
@NullMarked
package io.sfsdk.benchmarks.data;

import org.jspecify.annotations.NullMarked;
