/** Tests of the package of this name. */
@NullMarked
package io.sfsdk.strategy;

import org.jspecify.annotations.NullMarked;
