package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.bulk.BulkApi;
import io.sfsdk.testkit.bulk.BulkJobs;
import io.sfsdk.testkit.bulk.BulkLimits;
import io.sfsdk.testkit.events.EventUsage;
import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonWriter;
import io.sfsdk.testkit.store.OrgStore;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code /limits} and {@code /limits/recordCount}.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_limits.htm">Limits</a>
 */
final class LimitsResource {
    private static final long DELIVERIES = 10_000;
    private static final long PUBLISHED = 50_000;

    private final OrgStore store;
    private final UsageMeter usage;
    private final BulkApi bulk;
    private final EventUsage events;
    private final Supplier<RestPolicy> policy;

    LimitsResource(OrgStore store, UsageMeter usage, BulkApi bulk, EventUsage events, Supplier<RestPolicy> policy) {
        this.store = store;
        this.usage = usage;
        this.bulk = bulk;
        this.events = events;
        this.policy = policy;
    }

    Response limits(Call call) {
        long max = policy.get().dailyLimit();
        JsonWriter json = new JsonWriter().beginObject();
        entry(json, "ActiveScratchOrgs", 3, 3);
        entry(json, "ConcurrentAsyncGetReportInstances", 200, 200);
        entry(json, "DailyApiRequests", max, max - usage.count(0));
        entry(json, "DailyAsyncApexExecutions", 250_000, 250_000);
        addBulk(json, bulk.policy().limits());
        addDeliveries(json);
        entry(json, "DataStorageMB", 5, 5);
        entry(json, "FileStorageMB", 20, 20);
        addPublishing(json, call.version());
        json.name("PermissionSets")
                .beginObject()
                .name("Max")
                .value(1_500)
                .name("Remaining")
                .value(1_499);
        json.name("CreateCustom")
                .beginObject()
                .name("Max")
                .value(1_000)
                .name("Remaining")
                .value(999);
        json.endObject().endObject();
        entry(json, "SingleEmail", 5_000, 5_000);
        addClients(json);
        return Response.json(200, json.endObject().toBytes());
    }

    /** Platform events of standard volume are none of this org's. */
    private void addDeliveries(JsonWriter json) {
        long max = shown(events.limits().dailyDeliveries(), DELIVERIES);
        entry(json, "DailyDeliveredPlatformEvents", max, max - events.delivered());
        entry(json, "DailyDurableGenericStreamingApiEvents", DELIVERIES, DELIVERIES - events.generic());
        entry(json, "DailyDurableStreamingApiEvents", DELIVERIES, DELIVERIES - events.topics());
        entry(json, "DailyGenericStreamingApiEvents", DELIVERIES, DELIVERIES - events.generic());
        entry(json, "DailyStandardVolumePlatformEvents", DELIVERIES, DELIVERIES);
        entry(json, "DailyStreamingApiEvents", DELIVERIES, DELIVERIES - events.topics());
    }

    /** Without the add-on nobody is entitled to anything by the month. */
    private void addPublishing(JsonWriter json, int version) {
        long max = shown(events.limits().hourlyPublished(), PUBLISHED);
        entry(json, "HourlyPublishedPlatformEvents", max, max - events.published());
        entry(json, "HourlyPublishedStandardVolumePlatformEvents", 1_000, 1_000);
        entry(json, version < 48 ? "MonthlyPlatformEvents" : "MonthlyPlatformEventsUsageEntitlement", 0, 0);
    }

    private void addClients(JsonWriter json) {
        long max = events.limits().clients();
        entry(json, "DurableStreamingApiConcurrentClients", max, max - events.clients());
        entry(json, "StreamingApiConcurrentClients", max, max - events.clients());
    }

    /** An allocation that is not enforced is told as a Developer Edition's. */
    private static long shown(long allocation, long standard) {
        return allocation == Long.MAX_VALUE ? standard : allocation;
    }

    private void addBulk(JsonWriter json, BulkLimits max) {
        BulkJobs jobs = bulk.jobs();
        int megabytes = max.dailyQueryMegabytes();
        entry(json, "DailyBulkApiBatches", max.dailyBatches(), max.dailyBatches() - jobs.batchesUsed());
        entry(json, "DailyBulkV2QueryFileStorageMB", megabytes, megabytes - jobs.queryMegabytesUsed());
        entry(json, "DailyBulkV2QueryJobs", max.dailyQueryJobs(), max.dailyQueryJobs() - jobs.queryJobsUsed());
    }

    /** Objects without rows are left out. */
    Response recordCount(Call call) {
        Optional<String> wanted = call.query().first("sObjects");
        JsonWriter json = new JsonWriter().beginObject().name("sObjects").beginArray();
        call.view().schema().objects().stream()
                .filter(type -> wanted.isEmpty() || lists(wanted.get(), type.name()))
                .filter(type -> store.count(type.name()) > 0)
                .forEach(type -> json.beginObject()
                        .name("count")
                        .value(store.count(type.name()))
                        .name("name")
                        .value(type.name())
                        .endObject());
        return Response.json(200, json.endArray().endObject().toBytes());
    }

    private static boolean lists(String names, String name) {
        for (String each : names.split(",", -1)) {
            if (each.trim().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    private static void entry(JsonWriter json, String name, long max, long remaining) {
        json.name(name)
                .beginObject()
                .name("Max")
                .value(max)
                .name("Remaining")
                .value(remaining)
                .endObject();
    }
}
