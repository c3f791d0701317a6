package io.sfsdk.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.error.ApiException;
import io.sfsdk.mapping.MappedField;
import io.sfsdk.mapping.RecordMapping;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.ChildRecords;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Requests;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Child rows beyond a page of their parent, at a simulated org. */
class ChildRowsTest {
    private static final int CONTACTS = 700;
    private static final String SOQL = "SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName) FROM Account";

    private final Connected connected = new Connected(SimulatedOrg.builder().pageSize(200));
    private final SimulatedOrg org = connected.org();
    private final RestApi api = connected.api();

    @BeforeEach
    void load() {
        String acme = org.insert("Account", Map.of("Name", "Acme"));
        org.data()
                .load(
                        "Contact",
                        IntStream.range(0, CONTACTS)
                                .mapToObj(i -> Map.of("LastName", "Contact " + i, "AccountId", acme))
                                .toList());
    }

    @AfterEach
    void close() {
        assertThat(org.defects()).isEmpty();
        connected.close();
    }

    @Test
    void allOfThemAreReadAPageACallWhenTheyAreWanted() {
        ChildRecords contacts = acme().children("Contacts");
        org.forgetRequests();

        try (RecordCursor rows = api.rows(contacts)) {
            assertThat(rows.next().records()).hasSize(200);
            assertThat(org.callsTo("/query")).isZero();
            assertThat(rows.next().records()).hasSize(200);
            assertThat(org.callsTo("/query")).isEqualTo(1);
        }

        assertThat(all(contacts)).hasSize(CONTACTS).doesNotHaveDuplicates();
    }

    @Test
    void aPageWhoseAnswerIsLostIsAskedForAgain() {
        ChildRecords contacts = acme().children("Contacts");
        org.faults().on(Requests.get("/query")).at(2, Breakages.cutBody());

        assertThat(all(contacts)).hasSize(CONTACTS);
    }

    @Test
    void aCursorThatTheOrgForgotIsAnErrorAndNeverAnEnd() {
        ChildRecords contacts = acme().children("Contacts");
        org.expireCursors();

        assertThatThrownBy(() -> all(contacts))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("query the children by their parent's id");
    }

    @Test
    void whatACompositeCallFoundIsReadOnLikewise() {
        Composite call = Composite.independent();
        CompositeStep query = call.query(Soql.text("SELECT LastName FROM Contact ORDER BY LastName"));

        StepOutcome found = api.composite(call).of(query);

        assertThat(found)
                .isInstanceOfSatisfying(
                        StepOutcome.Found.class,
                        each -> assertThat(all(each.rows())).hasSize(CONTACTS));
    }

    @Test
    void aParentWithAllItsChildrenIsMapped() {
        RecordMapping.Builder<String> ofContact = RecordMapping.of("Contact");
        MappedField<String, String> lastName = ofContact.text("LastName", name -> name);
        RecordMapping.Builder<List<String>> ofAccount = RecordMapping.of("Account");
        MappedField<List<String>, List<String>> contacts =
                ofAccount.children("Contacts", ofContact.build(row -> row.required(lastName)), names -> names);
        RecordMapping<List<String>> accounts = ofAccount.build(row -> row.required(contacts));
        SObject part = acme();

        SObject whole = part.with("Contacts", ChildRecords.of(all(part.children("Contacts"))));

        assertThatThrownBy(() -> accounts.from(part)).hasMessageContaining("200 of 700");
        assertThat(accounts.from(whole)).hasSize(CONTACTS);
    }

    private SObject acme() {
        try (RecordCursor rows = api.query(Soql.text(SOQL))) {
            return rows.next().records().get(0);
        }
    }

    private List<SObject> all(ChildRecords children) {
        try (RecordCursor rows = api.rows(children)) {
            return rows.stream().toList();
        }
    }
}
