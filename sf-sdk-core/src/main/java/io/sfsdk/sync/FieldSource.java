package io.sfsdk.sync;

import io.sfsdk.error.ApiException;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordPage;
import io.sfsdk.read.RecordSource;
import io.sfsdk.read.SourceProfile;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.SoqlQuery;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads rows with the fields that there are at the moment, in as many queries as those need: a query that comes in names the
 * cursor's fields only. Where the org refuses a field, and it is because fields changed, the failure says that it is worth to ask
 * again. For one thread.
 */
final class FieldSource implements RecordSource {
    private final RecordSource source;
    private final RecordSource parts;
    private final FieldWatch fields;
    private final Instant closed;
    private final boolean isWhole;

    /**
     * @param parts answers for what one query cannot name
     * @param closed rows stamped at it or later are read by another run
     * @param isWhole false in tests only
     */
    FieldSource(RecordSource source, RecordSource parts, FieldWatch fields, Instant closed, boolean isWhole) {
        this.source = source;
        this.parts = parts;
        this.fields = fields;
        this.closed = closed;
        this.isWhole = isWhole;
    }

    @Override
    public SourceProfile profile() {
        return source.profile();
    }

    @Override
    public RecordCursor open(ReadRequest request) {
        List<String> heads = fields.heads(request.query().text());
        ReadRequest lead = withHead(heads.get(0), request);
        RecordCursor cursor = asking(() -> source.open(lead));
        RowJoin join = new RowJoin(this::part, heads, request.includeDeleted(), closed, isWhole);
        return new Joined(cursor, join);
    }

    private List<SObject> part(ReadRequest request) {
        fields.called();
        return asking(() -> {
            try (RecordCursor pages = parts.open(request)) {
                return pages.stream().toList();
            }
        });
    }

    private static ReadRequest withHead(String head, ReadRequest request) {
        String text = request.query().text();
        return new ReadRequest(new SoqlQuery(head + text.substring(text.indexOf(" WHERE "))), request.includeDeleted());
    }

    private <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (ApiException e) {
            throw explained(e);
        }
    }

    private SalesforceException explained(ApiException refusal) {
        if (!refusal.code().equals(ErrorCode.INVALID_FIELD) || !fields.isOutdated()) {
            return refusal;
        }
        return new ApiException(
                refusal.getMessage() + "; the object's fields changed meanwhile",
                refusal.status(),
                refusal.errors(),
                Retryability.AFTER_DELAY,
                refusal.delivery(),
                refusal.requestId().orElse(null));
    }

    private final class Joined implements RecordCursor {
        private final RecordCursor lead;
        private final RowJoin join;

        Joined(RecordCursor lead, RowJoin join) {
            this.lead = lead;
            this.join = join;
        }

        @Override
        public boolean hasNext() {
            return asking(lead::hasNext);
        }

        @Override
        public RecordPage next() {
            RecordPage page = asking(lead::next);
            return new RecordPage(join.whole(page.records()), page.totalSize());
        }

        @Override
        public void close() {
            lead.close();
        }
    }
}
