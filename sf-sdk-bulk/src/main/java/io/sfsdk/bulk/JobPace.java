package io.sfsdk.bulk;

import java.time.Duration;

/**
 * How fast an org works on jobs, as plans reckon: it decides how often a job is asked for. Nothing waits by it.
 *
 * @param overhead of a job of any size
 * @param ingested records a second of ingest jobs
 * @param queried records a second of query jobs
 */
public record JobPace(Duration overhead, int ingested, int queried) {
    public JobPace {
        if (overhead.isNegative() || ingested < 1 || queried < 1) {
            throw new IllegalArgumentException("a job takes some time and at least one record a second, got " + overhead
                    + ", " + ingested + " and " + queried);
        }
    }

    /**
     * Three seconds, 1,000 records a second written and 35,000 read. The last is that of the example in Salesforce's guide, the others
     * are usual and promised nowhere; an org with many triggers is slower.
     *
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/query_get_one_job.htm">Bulk API 2.0
     *     Developer Guide, Get Information About a Query Job</a>
     */
    public static JobPace standard() {
        return new JobPace(Duration.ofSeconds(3), 1_000, 35_000);
    }

    Duration ofIngest(long records) {
        return overhead.plus(time(records, ingested));
    }

    Duration ofQuery(long records) {
        return overhead.plus(time(records, queried));
    }

    private static Duration time(long records, int aSecond) {
        return Duration.ofMillis(records * 1_000 / aSecond);
    }
}
