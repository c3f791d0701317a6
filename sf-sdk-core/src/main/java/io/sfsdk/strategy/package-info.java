/** Which API does a job, and why. */
@NullMarked
package io.sfsdk.strategy;

import org.jspecify.annotations.NullMarked;
