/** Parses SOQL by its real grammar and answers it from a view of the org. */
@NullMarked
package io.sfsdk.testkit.soql;

import org.jspecify.annotations.NullMarked;
