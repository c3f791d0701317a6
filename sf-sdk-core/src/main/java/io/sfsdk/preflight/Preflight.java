package io.sfsdk.preflight;

import io.sfsdk.auth.AccessToken;
import io.sfsdk.auth.TokenSource;
import io.sfsdk.deadletter.DeadLetterSink;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.http.OrgClock;
import io.sfsdk.preflight.PlannedJob.Access;
import io.sfsdk.rest.RestApi;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.watermark.WatermarkStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks, before jobs run, what tends to go wrong: the login, the org, the user's permissions, the jobs' own settings. Costs five
 * calls and one more an object; changes nothing. For one thread.
 *
 * <p>What no API tells is left to a person, and said so: whether the user is one for integrations alone, and its login IP ranges.
 */
public final class Preflight {
    private static final int RECORDS_A_PAGE = 2_000;
    private static final int RECORDS_A_CHUNK = 200;

    private final RestApi api;
    private final TokenSource login;
    private final Supplier<AccessToken> token;
    private final OrgClock clock;
    private final List<PlannedJob> jobs = new ArrayList<>();
    private boolean syncs;
    private boolean writes;
    private @Nullable WatermarkStore positions;
    private @Nullable DeadLetterSink letters;
    private @Nullable Integer maxFailedRecords;

    /**
     * A preflight of a client's parts; {@code client.preflight()} hands them over.
     *
     * @param token logs in if need be
     */
    public Preflight(RestApi api, TokenSource login, Supplier<AccessToken> token, OrgClock clock) {
        this.api = api;
        this.login = login;
        this.token = token;
        this.clock = clock;
    }

    /** A query or a sync will read these fields of about so many records. */
    public Preflight reads(String sobject, long records, String... fields) {
        return plan(Access.READ, sobject, records, fields);
    }

    /** A job will create records with these fields. */
    public Preflight inserts(String sobject, long records, String... fields) {
        return plan(Access.INSERT, sobject, records, fields);
    }

    /** A job will change these fields. */
    public Preflight updates(String sobject, long records, String... fields) {
        return plan(Access.UPDATE, sobject, records, fields);
    }

    /** A job will create or change records with these fields, their external id among them. */
    public Preflight upserts(String sobject, long records, String... fields) {
        return plan(Access.UPSERT, sobject, records, fields);
    }

    /** A job will delete records. */
    public Preflight deletes(String sobject, long records) {
        return plan(Access.DELETE, sobject, records);
    }

    private Preflight plan(Access access, String sobject, long records, String... fields) {
        jobs.add(new PlannedJob(access, sobject, List.of(fields), records));
        writes |= access != Access.READ;
        return this;
    }

    /** A sync will keep its positions here. */
    public Preflight positions(WatermarkStore store) {
        syncs = true;
        positions = store;
        return this;
    }

    /** Jobs will keep what fails here. */
    public Preflight deadLetters(DeadLetterSink sink) {
        letters = sink;
        return this;
    }

    /** Jobs will stop when more than so many records failed: 0 at the first, -1 never. */
    public Preflight maxFailedRecords(int most) {
        maxFailedRecords = most;
        return this;
    }

    /**
     * Looks.
     *
     * @throws io.sfsdk.error.SalesforceException if the login fails, with its own diagnosis, or the org does not answer
     */
    public PreflightReport run() {
        Findings findings = new Findings();
        LoginCheck.flow(login, findings);
        LoginCheck.token(token.get(), findings);
        if (OrgCheck.version(api, findings) && OrgCheck.api(api, findings)) {
            OrgCheck.calls(api, calls(), findings);
            jobs.forEach(job -> ObjectCheck.job(api, job, findings));
        }
        OrgCheck.clock(clock.skew(), findings);
        settings(findings);
        findings.info(
                "left to you",
                "no API tells whether this user is one for integrations alone, or which login IP ranges it has",
                "See Setup, Users and Profiles");
        return findings.report();
    }

    private long calls() {
        return jobs.stream()
                .mapToLong(job -> {
                    int each = job.access() == Access.READ ? RECORDS_A_PAGE : RECORDS_A_CHUNK;
                    return Math.max(1, (job.records() + each - 1) / each);
                })
                .sum();
    }

    private void settings(Findings findings) {
        if (syncs && positions instanceof InMemoryWatermarkStore) {
            findings.warning(
                    "positions",
                    "positions are kept in memory: after a restart the sync begins anew",
                    "Take FileWatermarkStore or JdbcWatermarkStore");
        }
        if (writes && letters == null) {
            findings.error(
                    "dead letters",
                    "nothing keeps the records that fail",
                    "Take JsonLinesDeadLetterSink or JdbcDeadLetterSink");
        } else if (letters instanceof InMemoryDeadLetterSink) {
            findings.warning(
                    "dead letters",
                    "failed records are kept in memory, and lost with the process",
                    "Take JsonLinesDeadLetterSink or JdbcDeadLetterSink");
        }
        if (maxFailedRecords != null && maxFailedRecords == 0) {
            findings.warning(
                    "failures",
                    "maxFailedRecords is 0: one bad record stops the job",
                    "Allow some; they are kept as dead letters");
        } else if (maxFailedRecords != null && maxFailedRecords < 0) {
            findings.warning(
                    "failures",
                    "maxFailedRecords is -1: a wrong mapping fails every record before anyone notices",
                    "Set a number that no good day reaches");
        }
    }
}
