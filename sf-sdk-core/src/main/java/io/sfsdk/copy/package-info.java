/** Copies of an object that refuse older versions, and what a reconciliation asks of any copy. */
@NullMarked
package io.sfsdk.copy;

import org.jspecify.annotations.NullMarked;
