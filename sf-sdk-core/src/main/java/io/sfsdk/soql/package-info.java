/** Queries whose values cannot be injected. */
@NullMarked
package io.sfsdk.soql;

import org.jspecify.annotations.NullMarked;
