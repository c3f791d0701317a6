/** Salesforce's Bulk API 2.0: jobs that load and query any number of records in the memory of one page. */
@NullMarked
package io.sfsdk.bulk;

import org.jspecify.annotations.NullMarked;
