package io.sfsdk.rest;

import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.soql.SoqlQuery;
import io.sfsdk.write.WriteResolver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks by queries, one for 50 values. Safe to share. */
final class RestWriteResolver implements WriteResolver {
    private static final int VALUES = 50;

    private final RestApi api;

    RestWriteResolver(RestApi api) {
        this.api = api;
    }

    @Override
    public List<Match> find(String sobject, String field, List<String> values) {
        List<Match> matches = new ArrayList<>();
        for (int from = 0; from < values.size(); from += VALUES) {
            List<String> some = values.subList(from, Math.min(values.size(), from + VALUES));
            SoqlQuery query = Soql.select("Id", field, "CreatedDate")
                    .from(sobject)
                    .where(Soql.field(field).in(some))
                    .build();
            try (RecordCursor rows = api.queryAll(query)) {
                rows.stream().flatMap(row -> match(row, field)).forEach(matches::add);
            }
        }
        return matches;
    }

    private static Stream<Match> match(SObject row, String field) {
        Optional<String> value = row.text(field);
        return value.stream()
                .map(text -> new Match(
                        text, row.id().orElseThrow(), row.instant("CreatedDate").orElseThrow()));
    }

    @Override
    public Instant serverTime() {
        return api.replicationLog().serverTime();
    }
}
