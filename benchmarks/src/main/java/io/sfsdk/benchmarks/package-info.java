/** JMH benchmarks, one class per question. */
@NullMarked
package io.sfsdk.benchmarks;

import org.jspecify.annotations.NullMarked;
