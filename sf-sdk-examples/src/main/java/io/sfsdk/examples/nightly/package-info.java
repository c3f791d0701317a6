/** The nightly load: thousands of contacts by bulk jobs, killed at half and run again. */
@NullMarked
package io.sfsdk.examples.nightly;

import org.jspecify.annotations.NullMarked;
