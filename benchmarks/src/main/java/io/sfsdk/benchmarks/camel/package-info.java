/** What Camel's generator would write for the page that is measured. */
@NullMarked
package io.sfsdk.benchmarks.camel;

import org.jspecify.annotations.NullMarked;
