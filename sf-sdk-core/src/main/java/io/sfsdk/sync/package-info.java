/** Hands on what changed in the org since the last run, and skips nothing. */
@NullMarked
package io.sfsdk.sync;

import org.jspecify.annotations.NullMarked;
