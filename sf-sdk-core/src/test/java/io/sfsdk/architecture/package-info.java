/** Holds the house to its drawing. */
@NullMarked
package io.sfsdk.architecture;

import org.jspecify.annotations.NullMarked;
