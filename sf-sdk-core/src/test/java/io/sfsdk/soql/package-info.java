/** Tests of the package of this name. */
@NullMarked
package io.sfsdk.soql;

import org.jspecify.annotations.NullMarked;
