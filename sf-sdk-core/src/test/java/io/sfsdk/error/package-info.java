/** Tests of the package of this name. */
@NullMarked
package io.sfsdk.error;

import org.jspecify.annotations.NullMarked;
