/** Bulk API 2.0 of the simulated org: ingest and query jobs that advance with the org's clock. */
@NullMarked
package io.sfsdk.testkit.bulk;

import org.jspecify.annotations.NullMarked;
