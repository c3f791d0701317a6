package io.sfsdk.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.error.ApiException;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.soql.SoqlQuery;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldBuilder;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.Schema;
import io.sfsdk.testkit.schema.SchemaBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not fit into the 16,384 bytes of a request's head, at a simulated org that refuses more. */
class LongRequestsTest {
    private static final String COMPOSITE = "/composite";
    private static final int FIELDS = 500;

    private final Connected connected =
            new Connected(SimulatedOrg.builder().pageSize(200).schema(wide()));
    private final SimulatedOrg org = connected.org();
    private final RestApi api = connected.api();

    @AfterEach
    void close() {
        assertThat(org.defects()).isEmpty();
        connected.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {11_990, 12_000, 12_001, 12_010, 16_300, 16_384, 16_400, 40_000})
    void aQueryOfAnyLengthIsAnsweredBothSidesOfTheBorder(int characters) {
        org.insert("Account", Map.of("Name", "Acme"));
        String head = "/services/data/v66.0/query?q=SELECT+Name+FROM+Account+WHERE+Name+%21%3D+%27";
        String text = "x".repeat(characters - head.length() - "%27".length());

        try (RecordCursor rows =
                api.query(Soql.bind("SELECT Name FROM Account WHERE Name != :other", Map.of("other", text)))) {
            assertThat(rows.next().records()).hasSize(1);
        }

        assertThat(org.callsTo(COMPOSITE)).isEqualTo(characters > 12_000 ? 1 : 0);
        assertThat(org.callsTo("/query")).isEqualTo(characters > 12_000 ? 0 : 1);
        assertThat(org.requests()).hasSize(1);
        assertThat(org.requests()).allMatch(request -> request.path().length() <= 12_000);
    }

    @Test
    void aListThatTakesSeveralQueriesFindsEachRowOnceThroughAllPages() {
        org.data()
                .load(
                        "Account",
                        IntStream.range(0, 900)
                                .mapToObj(i -> Map.of("Name", name(i)))
                                .toList());
        List<String> names = new ArrayList<>(
                IntStream.range(0, 4_000).mapToObj(LongRequestsTest::name).toList());
        Collections.shuffle(names, new Random(1));

        List<SoqlQuery> parts =
                Soql.split("SELECT Id, Name FROM Account WHERE Name IN :names", Map.of("names", names), "names");
        org.faults().on(Requests.post(COMPOSITE)).at(2, Breakages.cutBody());
        List<SObject> found;
        try (RecordCursor rows = api.query(parts)) {
            found = rows.stream().toList();
        }

        assertThat(parts).hasSizeGreaterThan(2).allMatch(part -> part.text().length() <= SoqlQuery.MAX_LENGTH);
        assertThat(found).hasSize(900);
        assertThat(found.stream().map(record -> record.text("Name").orElseThrow()))
                .doesNotHaveDuplicates();
        assertThat(org.callsTo(COMPOSITE)).isEqualTo(parts.size() + 1);
    }

    @Test
    void anObjectOfMoreFieldsThanAUrlHoldsIsReadWholeInOneCall() {
        RecordId id = RecordId.of(org.insert("Account", Map.of("Name", "Acme", field(7), "seven")));
        SObjectDescribe account = api.describe("Account");
        List<String> names = account.queryFields();
        org.forgetRequests();

        SObject record = api.records("Account").get(id, names.toArray(String[]::new));
        SObject row;
        try (RecordCursor rows = api.query(account.selectAll().limit(1).build())) {
            row = rows.next().records().get(0);
        }

        assertThat(names).hasSizeGreaterThan(FIELDS);
        assertThat(record.names()).containsExactlyElementsOf(names);
        assertThat(row).isEqualTo(record);
        assertThat(record.text(field(7))).contains("seven");
        assertThat(org.callsTo(COMPOSITE)).isEqualTo(2);
        assertThat(org.requests()).hasSize(2);
    }

    @Test
    void whatIsRefusedInsideOfItIsARefusal() {
        RecordId id = RecordId.of(org.insert("Account", Map.of("Name", "Acme")));
        String[] fields = Collections.nCopies(900, "There_Is_No_Such_Field__c").toArray(String[]::new);

        assertThatThrownBy(() -> api.records("Account").get(id, fields))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code().value()).isEqualTo("INVALID_FIELD"))
                .hasMessageContaining("GET /services/data/v66.0/sobjects/Account/" + id);
        assertThatThrownBy(() -> api.records("Account").getStamped(id, fields))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name fewer");
        assertThatThrownBy(() -> api.explain(
                        Soql.bind("SELECT Id FROM Account WHERE Name = :n", Map.of("n", "x".repeat(12_000)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("room for 12000");
    }

    private static Schema wide() {
        FieldBuilder[] fields = IntStream.range(0, FIELDS)
                .mapToObj(i -> Field.builder(field(i), FieldType.STRING).length(255))
                .toArray(FieldBuilder[]::new);
        return SchemaBuilder.standard().field("Account", fields).build();
    }

    private static String field(int number) {
        return "A_Field_Whose_Name_Is_Long_" + number + "__c";
    }

    private static String name(int number) {
        return "An account whose name is longer than most, so that few fit " + number;
    }
}
