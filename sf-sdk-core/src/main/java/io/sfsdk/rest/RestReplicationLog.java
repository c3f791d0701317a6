package io.sfsdk.rest;

import io.sfsdk.error.ApiException;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.read.DeletedIds;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.ReplicationLog;
import io.sfsdk.record.RecordId;
import io.sfsdk.soql.SoqlQuery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Asks the org by REST: its id by a query of {@code Organization} (one call, once), its time by the list of API versions (which
 * does not count against the day's calls), the end of its change log by {@code updated}, what was deleted by
 * {@code deleted}. Safe to share.
 */
public final class RestReplicationLog implements ReplicationLog {
    private static final SoqlQuery WHO = new SoqlQuery("SELECT Id FROM Organization LIMIT 1");

    private final RestApi api;
    private final AtomicReference<@Nullable String> organizationId = new AtomicReference<>();

    RestReplicationLog(RestApi api) {
        this.api = api;
    }

    @Override
    public String organizationId() {
        String known = organizationId.get();
        if (known == null) {
            known = askWho();
            organizationId.set(known);
        }
        return known;
    }

    @Override
    public Instant serverTime() {
        HttpRequest request = api.versionsRequest();
        try (HttpResponse answer = api.send(request)) {
            return answer.date()
                    .orElseThrow(
                            () -> unexpected(request.describe() + " was answered without a Date that can be read"));
        }
    }

    /**
     * {@inheritDoc}
     *
     * <p>Seconds are ignored by the org, so the window has to span a full minute at least.
     *
     * @throws ApiException with {@link ErrorCode#INVALID_REPLICATION_DATE} if the window lies too far back
     */
    @Override
    public Optional<Instant> latestDateCovered(String sobject, Instant from, Instant until) {
        if (!from.truncatedTo(ChronoUnit.MINUTES).isBefore(until.truncatedTo(ChronoUnit.MINUTES))) {
            throw new IllegalArgumentException(
                    "the change log is asked by whole minutes, and " + from + " to " + until + " has none");
        }
        try {
            return Optional.of(api.updated(sobject, from, until).latestDateCovered());
        } catch (ApiException e) {
            if (e.retryability() == Retryability.NEVER && !e.code().equals(ErrorCode.INVALID_REPLICATION_DATE)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public DeletedIds deletedBetween(String sobject, Instant from, Instant until) {
        if (!from.isBefore(until) || !isWholeMinute(from) || !isWholeMinute(until)) {
            throw new IllegalArgumentException(
                    "the delete log is asked by whole minutes in order, got " + from + " to " + until);
        }
        return api.deleted(sobject, from, until);
    }

    private static boolean isWholeMinute(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MINUTES).equals(moment);
    }

    private String askWho() {
        try (RecordCursor rows = api.query(WHO)) {
            return rows.stream()
                    .flatMap(row -> row.id().stream())
                    .map(RecordId::value)
                    .findFirst()
                    .orElseThrow(() -> unexpected("the org shows no Organization record; may the user read it?"));
        }
    }

    private static ProtocolException unexpected(String message) {
        return new ProtocolException(message, Retryability.NEVER, null, null);
    }
}
