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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same random records and queries by SOAP, REST and Bulk. What the protocols force apart stands in docs/soap.md. */
class ThreeRoutesTest {
    private static final int RECORDS = 2_000;
    private static final int CALL = 200;

    private final JdkHttpTransport transport =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final List<SimulatedOrg> orgs = List.of(org(), org(), org());
    private final List<SalesforceClient> clients =
            orgs.stream().map(this::client).toList();
    private final SalesforceClient rest = clients.get(0);
    private final SalesforceClient soap = clients.get(1);
    private final SalesforceClient bulk = clients.get(2);

    @AfterEach
    void closeAll() {
        clients.forEach(SalesforceClient::close);
        transport.close();
        orgs.forEach(SimulatedOrg::close);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theSameInsertsEndAlikeAndMakeTheSameOrg(long seed) {
        List<SObject> records = new Samples(seed).records(RECORDS);

        List<String> outcomes = written(rest.rest().writer(), CALL, new WriteOperation.Insert(), records);

        assertThat(written(soap.soap().writer(), CALL, new WriteOperation.Insert(), records))
                .isEqualTo(outcomes);
        assertThat(written(bulkWriter(), RECORDS, new WriteOperation.Insert(), records))
                .isEqualTo(outcomes);
        assertThat(outcomes).contains("created", "STRING_TOO_LONG", "DUPLICATE_VALUE");
        assertThat(rows(soap)).isEqualTo(rows(rest));
        assertThat(rows(bulk)).isEqualTo(rows(rest));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void settingClearingAndLeavingAloneMeanTheSame(long seed) {
        List<SObject> records = new Samples(seed).goodOnes(500);
        List<SObject> changes = new Samples(seed + 100).changesOf(records);
        WriteOperation upsert = new WriteOperation.Upsert(Samples.KEY);
        clients.forEach(client -> written(client.rest().writer(), CALL, new WriteOperation.Insert(), records));

        List<String> outcomes = written(rest.rest().writer(), CALL, upsert, changes);

        assertThat(written(soap.soap().writer(), CALL, upsert, changes)).isEqualTo(outcomes);
        assertThat(written(bulkWriter(), RECORDS, upsert, changes)).isEqualTo(outcomes);
        assertThat(rows(soap)).isEqualTo(rows(rest));
        assertThat(rows(bulk)).isEqualTo(rows(rest)).hasSizeGreaterThan(500);
    }

    @Test
    void theSameQueryGivesEqualRecords() {
        written(rest.rest().writer(), CALL, new WriteOperation.Insert(), new Samples(4).records(RECORDS));
        String query = "SELECT Id, " + String.join(", ", Samples.FIELDS)
                + ", Parent__r.Name, Parent__r.Owner.Username, CreatedDate, Owner.Name FROM Sample__c";

        Map<RecordId, SObject> rows = byId(rest.rest().source(), query);

        assertThat(byId(rest.soap().source(), query)).isEqualTo(rows).hasSizeGreaterThan(RECORDS / 2);
        assertThat(byId(rest.api(BulkApi.class).source(), query)).isEqualTo(rows);
    }

    private RecordWriter bulkWriter() {
        return bulk.api(BulkApi.class).writer();
    }

    private static List<String> written(
            RecordWriter writer, int call, WriteOperation operation, List<SObject> records) {
        List<String> outcomes = new ArrayList<>();
        for (int from = 0; from < records.size(); from += call) {
            List<SObject> chunk = records.subList(from, Math.min(from + call, records.size()));
            writer.write(WriteRequest.of(operation, chunk)).forEach(outcome -> outcomes.add(brief(outcome)));
        }
        return outcomes;
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
