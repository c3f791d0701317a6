package io.sfsdk.testkit.bulk;

import io.sfsdk.testkit.soql.SoqlEngine;
import io.sfsdk.testkit.store.OrgStore;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * What Bulk API 2.0 works with.
 *
 * @param running whether the clock goes on by itself, so that a thread of its own does the work
 * @param seed moves ids, locators and all chance
 */
public record BulkContext(
        OrgStore store, SoqlEngine soql, Clock clock, Supplier<BulkPolicy> policy, boolean running, long seed) {}
