package io.sfsdk.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordSource;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.write.RecordWriter;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same records by REST and by Bulk: equal outcomes, an equal org, and equal records when they are read again. */
class RouteEquivalenceTest {
    private static final int RECORDS = 5_000;
    private static final int CALL = 200;

    private final JdkHttpTransport transport =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final SimulatedOrg byRest = org();
    private final SimulatedOrg byBulk = org();
    private final SalesforceClient rest = client(byRest);
    private final SalesforceClient bulk = client(byBulk);

    @AfterEach
    void closeAll() {
        rest.close();
        bulk.close();
        transport.close();
        byRest.close();
        byBulk.close();
    }

    @Test
    void theSameInsertsEndAlikeOnBothRoutesAndMakeTheSameOrg() {
        List<SObject> records = new Samples(4_711).records(RECORDS);

        List<String> restOutcomes = writeByRest(new WriteOperation.Insert(), records);
        List<String> bulkOutcomes = writeByBulk(new WriteOperation.Insert(), records);

        assertThat(bulkOutcomes).isEqualTo(restOutcomes);
        assertThat(restOutcomes).contains("created", "STRING_TOO_LONG", "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
        assertThat(rows(bulk)).isEqualTo(rows(rest));
    }

    @Test
    void settingClearingAndLeavingAloneMeanTheSameOnBothRoutes() {
        List<SObject> records = new Samples(4_712).goodOnes(1_000);
        List<SObject> changes = new Samples(4_713).changesOf(records);
        writeByRest(new WriteOperation.Insert(), records);
        writeByBulk(new WriteOperation.Insert(), records);

        List<String> restOutcomes = writeByRest(new WriteOperation.Upsert(Samples.KEY), changes);
        List<String> bulkOutcomes = writeByBulk(new WriteOperation.Upsert(Samples.KEY), changes);

        assertThat(bulkOutcomes).isEqualTo(restOutcomes);
        assertThat(rows(bulk)).isEqualTo(rows(rest)).hasSizeGreaterThan(1_000);
    }

    @Test
    void theSameQueryGivesEqualRecordsOnBothRoutes() {
        writeByBulk(new WriteOperation.Insert(), new Samples(4_714).records(RECORDS));
        String query = "SELECT Id, " + String.join(", ", Samples.FIELDS)
                + ", Parent__r.Name, Parent__r.Owner.Username, CreatedDate, Owner.Name FROM Sample__c";

        Map<RecordId, SObject> restRows = byId(bulk.rest().source(), query);
        Map<RecordId, SObject> bulkRows = byId(bulk.api(BulkApi.class).source(), query);

        assertThat(bulkRows).isEqualTo(restRows).hasSizeGreaterThan(RECORDS / 2);
    }

    private List<String> writeByRest(WriteOperation operation, List<SObject> records) {
        RecordWriter writer = rest.rest().writer();
        List<String> outcomes = new ArrayList<>();
        for (int from = 0; from < records.size(); from += CALL) {
            List<SObject> chunk = records.subList(from, Math.min(from + CALL, records.size()));
            writer.write(WriteRequest.of(operation, chunk)).forEach(outcome -> outcomes.add(brief(outcome)));
        }
        return outcomes;
    }

    private List<String> writeByBulk(WriteOperation operation, List<SObject> records) {
        RecordWriter writer = bulk.api(BulkApi.class).writer();
        return writer.write(WriteRequest.of(operation, records)).stream()
                .map(RouteEquivalenceTest::brief)
                .toList();
    }

    private static String brief(WriteOutcome outcome) {
        if (outcome instanceof WriteOutcome.Written written) {
            return written.created() ? "created" : "changed";
        }
        if (outcome instanceof WriteOutcome.Rejected rejected) {
            return rejected.errors().get(0).code().value();
        }
        return outcome.toString();
    }

    /** All fields of all rows by their key, read over REST. */
    private static Map<String, List<Object>> rows(SalesforceClient client) {
        Map<String, List<Object>> rows = new LinkedHashMap<>();
        String query = "SELECT " + String.join(", ", Samples.FIELDS) + " FROM Sample__c ORDER BY " + Samples.KEY;
        try (RecordCursor pages = client.query(query)) {
            pages.stream().forEach(row -> {
                List<Object> values = new ArrayList<>();
                Samples.FIELDS.forEach(field -> values.add(row.value(field)));
                rows.put(row.text(Samples.KEY).orElseThrow(), values);
            });
        }
        return rows;
    }

    private static Map<RecordId, SObject> byId(RecordSource source, String query) {
        Map<RecordId, SObject> rows = new LinkedHashMap<>();
        try (RecordCursor pages = source.open(ReadRequest.of(Soql.text(query)))) {
            pages.stream().forEach(row -> rows.put(row.id().orElseThrow(), row));
        }
        return rows;
    }

    private static SimulatedOrg org() {
        return SimulatedOrg.builder()
                .schema(Samples.schema())
                .clock(OrgClock.running())
                .seed(7)
                .start();
    }

    private SalesforceClient client(SimulatedOrg org) {
        return SalesforceClient.builder(wire -> new AccessToken(org.accessToken(), org.instanceUrl()))
                .transport(transport)
                .with(BulkApi.module())
                .build();
    }
}
