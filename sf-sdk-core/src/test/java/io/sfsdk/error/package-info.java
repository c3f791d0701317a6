/** What failures tell. */
@NullMarked
package io.sfsdk.error;

import org.jspecify.annotations.NullMarked;
