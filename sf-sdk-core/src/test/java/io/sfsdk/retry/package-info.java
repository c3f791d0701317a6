/** Laws of retrying. */
@NullMarked
package io.sfsdk.retry;

import org.jspecify.annotations.NullMarked;
