/** Tests of budgets. */
@NullMarked
package io.sfsdk.budget;

import org.jspecify.annotations.NullMarked;
