/** What the simulated org holds: row versions, transactions, the recycle bin and the delete log. */
@NullMarked
package io.sfsdk.testkit.store;

import org.jspecify.annotations.NullMarked;
