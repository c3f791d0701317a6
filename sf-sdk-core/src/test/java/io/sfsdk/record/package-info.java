/** Tests of the package of this name. */
@NullMarked
package io.sfsdk.record;

import org.jspecify.annotations.NullMarked;
