/** Tests of the package of this name. */
@NullMarked
package io.sfsdk.rest;

import org.jspecify.annotations.NullMarked;
