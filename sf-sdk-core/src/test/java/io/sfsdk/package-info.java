/** Tests of the package of this name. */
@NullMarked
package io.sfsdk;

import org.jspecify.annotations.NullMarked;
