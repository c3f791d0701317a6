/** When to try again, how long to wait, and when to stop. */
@NullMarked
package io.sfsdk.retry;

import org.jspecify.annotations.NullMarked;
