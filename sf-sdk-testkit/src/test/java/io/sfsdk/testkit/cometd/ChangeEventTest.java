package io.sfsdk.testkit.cometd;

import static io.sfsdk.testkit.cometd.BayeuxClient.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.events.ChangeChannel;
import io.sfsdk.testkit.events.EventPolicy;
import io.sfsdk.testkit.events.EventPolicy.Behaviour;
import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.SchemaBuilder;
import io.sfsdk.testkit.schema.UserAccess;
import io.sfsdk.testkit.store.Transaction;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to records, told as change events. */
class ChangeEventTest {
    private static final String ALL = "/data/ChangeEvents";

    private final SimulatedOrg org = SimulatedOrg.builder()
            .schema(SchemaBuilder.standard()
                    .customObject(
                            "Invoice__c",
                            "Invoice",
                            Field.builder("Total__c", FieldType.CURRENCY).digits(18, 2))
                    .build())
            .events(EventPolicy.standard().withEntities("Account", "Contact", "Invoice__c"))
            .start();
    private final OrgClient rest = new OrgClient(org);

    @AfterEach
    void close() {
        org.close();
        assertThat(org.defects()).isEmpty();
    }

    @Test
    void aCreatedRecordIsToldWithAllThatIsNotEmpty() {
        String id = id(rest.send(
                "POST", "/sobjects/Account", Map.of("Name", "Acme", "BillingCity", "Berlin", "NumberOfEmployees", 7)));

        Map<String, Object> event = told(ALL).get(0);

        assertThat(header(event))
                .containsEntry("entityName", "Account")
                .containsEntry("recordIds", List.of(id))
                .containsEntry("changeType", "CREATE")
                .containsEntry("changeOrigin", "com/salesforce/api/rest/66.0")
                .containsEntry("sequenceNumber", BigDecimal.ONE)
                .containsEntry("commitUser", org.userId())
                .containsEntry(
                        "commitTimestamp", BigDecimal.valueOf(org.clock().now().toEpochMilli()))
                .doesNotContainKeys("changedFields", "nulledFields", "diffFields");
        assertThat(at(event, "data", "payload", "BillingAddress")).isEqualTo(Map.of("City", "Berlin"));
        assertThat(payload(event))
                .containsEntry("Name", "Acme")
                .containsEntry("NumberOfEmployees", BigDecimal.valueOf(7))
                .containsEntry("CreatedDate", "2026-01-01T12:00:00.000Z")
                .containsEntry("OwnerId", org.userId())
                .doesNotContainKeys("Id", "IsDeleted", "SystemModstamp", "Phone", "BillingCity", "PhotoUrl");
    }

    @Test
    void theCommitNumberIsMoreThanADoubleHolds() {
        org.insert("Account", Map.of("Name", "Acme"));

        BigDecimal number = (BigDecimal) header(told(ALL).get(0)).get("commitNumber");

        assertThat(number).isGreaterThan(BigDecimal.valueOf(1L << 53));
        assertThat(new BigDecimal(number.doubleValue())).isNotEqualByComparingTo(number);
    }

    @Test
    void anUpdatedRecordIsToldWithWhatChanged() {
        String id = org.insert("Contact", Map.of("LastName", "Old", "FirstName", "A", "Phone", "1"));
        Map<String, Object> changes = new HashMap<>(Map.of("LastName", "New", "MailingStreet", "1 Main St"));
        changes.put("Phone", null);
        rest.send("PATCH", "/sobjects/Contact/" + id, changes, "Sforce-Call-Options", "client=our app/1");

        Map<String, Object> event = told("/data/ContactChangeEvent").get(1);

        assertThat(header(event))
                .containsEntry("changeType", "UPDATE")
                .containsEntry("changeOrigin", "com/salesforce/api/rest/66.0;client=our app/1")
                .containsEntry(
                        "changedFields",
                        List.of("LastModifiedDate", "Name.LastName", "MailingAddress.Street", "Phone"));
        Map<String, Object> expected = new HashMap<>(Map.of(
                "LastModifiedDate",
                "2026-01-01T12:00:00.000Z",
                "Name",
                Map.of("LastName", "New"),
                "MailingAddress",
                Map.of("Street", "1 Main St")));
        expected.put("Phone", null);
        assertThat(withoutHeader(event)).isEqualTo(expected);
    }

    @Test
    void aDeletedRecordIsToldByItsHeaderAlone() {
        String id = org.insert("Account", Map.of("Name", "Acme"));
        org.delete(id);
        org.undelete(id);

        List<Map<String, Object>> events = told("/data/AccountChangeEvent");

        assertThat(events)
                .extracting(event -> header(event).get("changeType"))
                .containsExactly("CREATE", "DELETE", "UNDELETE");
        assertThat(withoutHeader(events.get(1))).isEmpty();
        assertThat(withoutHeader(events.get(2))).containsEntry("Name", "Acme");
    }

    @Test
    void aHardDeletedRecordIsNotTold() {
        String id = org.insert("Account", Map.of("Name", "Acme"));
        org.delete(id);
        org.hardDelete(id);

        assertThat(told(ALL)).hasSize(2);
    }

    @Test
    void changesOfOneTransactionShareAKeyAndAreNumbered() {
        try (Transaction transaction = org.data().begin(org.userId())) {
            transaction.insert("Account", Map.of("Name", "A"));
            transaction.insert("Lead", Map.of("LastName", "L", "Company", "C"));
            transaction.insert("Invoice__c", Map.of("Name", "I", "Total__c", new BigDecimal("12.5")));
            transaction.commit();
        }
        org.insert("Account", Map.of("Name", "B"));

        List<Map<String, Object>> events = told(ALL);

        assertThat(events)
                .extracting(event -> header(event).get("sequenceNumber").toString())
                .containsExactly("1", "3", "1");
        assertThat(header(events.get(0)))
                .containsEntry("transactionKey", header(events.get(1)).get("transactionKey"));
        assertThat(header(events.get(2)).get("transactionKey"))
                .isNotEqualTo(header(events.get(0)).get("transactionKey"));
        assertThat(payload(events.get(1))).containsEntry("Total__c", new BigDecimal("12.5"));
    }

    @Test
    void severalWritesOfARecordInOneTransactionAreOneEvent() {
        try (Transaction transaction = org.data().begin(org.userId())) {
            String id = transaction.insert("Account", Map.of("Name", "A")).id();
            transaction.update("Account", id, Map.of("Name", "B"));
            String gone = transaction.insert("Account", Map.of("Name", "C")).id();
            transaction.delete(gone);
            transaction.commit();
        }

        List<Map<String, Object>> events = told(ALL);

        assertThat(events).hasSize(1);
        assertThat(header(events.get(0))).containsEntry("changeType", "CREATE");
        assertThat(payload(events.get(0))).containsEntry("Name", "B");
    }

    @Test
    void aCustomObjectHasAChannelOfItsOwn() {
        org.insert("Invoice__c", Map.of("Name", "I"));

        assertThat(told("/data/Invoice__ChangeEvent")).hasSize(1);
    }

    @Test
    void anObjectThatIsNotSelectedTellsNothing() {
        org.insert("Lead", Map.of("LastName", "L", "Company", "C"));

        assertThat(told(ALL)).isEmpty();
        assertThat(told("/data/LeadChangeEvent")).isEmpty();
    }

    @Test
    void theSameChangeOfSeveralRecordsMayBeOneEvent() {
        org.policies().events(policy -> policy.with(Behaviour.MERGES_CHANGES));
        List<String> ids = new ArrayList<>();
        try (Transaction transaction = org.data().begin(org.userId())) {
            ids.add(transaction.insert("Account", Map.of("Name", "Same")).id());
            ids.add(transaction.insert("Account", Map.of("Name", "Same")).id());
            ids.add(transaction.insert("Account", Map.of("Name", "Other")).id());
            transaction.commit();
        }

        List<Map<String, Object>> events = told(ALL);

        assertThat(events).hasSize(2);
        assertThat(header(events.get(0))).containsEntry("recordIds", ids.subList(0, 2));
        assertThat(header(events.get(1))).containsEntry("recordIds", ids.subList(2, 3));
    }

    @Test
    void aGapTellsThatARecordChangedAndNotWhat() {
        String id = org.insert("Account", Map.of("Name", "A"));
        org.events().turnIntoGaps(1);
        org.update("Account", id, Map.of("Name", "B"));
        org.update("Account", id, Map.of("Name", "C"));

        List<Map<String, Object>> events = told(ALL);

        assertThat(header(events.get(1)))
                .containsEntry("changeType", "GAP_UPDATE")
                .containsEntry("recordIds", List.of(id))
                .doesNotContainKey("changedFields");
        assertThat(withoutHeader(events.get(1))).isEmpty();
        assertThat(header(events.get(2))).containsEntry("changeType", "UPDATE");
    }

    @Test
    void moreChangesThanATransactionMayTellOverflow() {
        org.policies().events(policy -> policy.withLimits(policy.limits().withChangesPerTransaction(2)));
        try (Transaction transaction = org.data().begin(org.userId())) {
            for (int i = 0; i < 4; i++) {
                transaction.insert("Account", Map.of("Name", "A" + i));
            }
            transaction.insert("Contact", Map.of("LastName", "L"));
            transaction.commit();
        }

        List<Map<String, Object>> events = told(ALL);

        assertThat(events)
                .extracting(event ->
                        header(event).get("changeType") + " " + header(event).get("entityName"))
                .containsExactly("CREATE Account", "CREATE Account", "GAP_OVERFLOW Account", "GAP_OVERFLOW Contact");
        assertThat(header(events.get(2))).containsEntry("recordIds", List.of("000000000000000AAA"));
    }

    @Test
    void aFieldThatIsHiddenFromTheSubscriberIsNotTold() {
        String id = org.insert("Account", Map.of("Name", "Acme", "Phone", "1", "BillingCity", "Rome"));
        org.update("Account", id, Map.of("Phone", "2", "BillingCity", "Pisa", "Name", "Acme 2"));
        org.data().access(org.userId(), UserAccess.full().withoutFields("Account", "Phone", "BillingCity"));

        List<Map<String, Object>> events = told(ALL);

        assertThat(String.valueOf(at(events.get(0), "data", "payload")))
                .contains("Name=Acme")
                .doesNotContain("Phone", "BillingAddress");
        assertThat(header(events.get(1)).get("changedFields")).isEqualTo(List.of("LastModifiedDate", "Name"));
    }

    @Test
    void enrichedEventsOfOneChangeShareAReplayIdAndAreReplayedTogether() {
        org.policies().events(policy -> policy.with(Behaviour.MERGES_CHANGES));
        org.events().addChannel(new ChangeChannel("/data/Sales__chn", Map.of("Account", List.of("AccountNumber"))));
        String a = org.insert("Account", Map.of("Name", "A", "AccountNumber", "1"));
        String b = org.insert("Account", Map.of("Name", "B", "AccountNumber", "2"));
        try (Transaction transaction = org.data().begin(org.userId())) {
            transaction.update("Account", a, Map.of("Phone", "5"));
            transaction.update("Account", b, Map.of("Phone", "5"));
            transaction.commit();
        }

        List<Map<String, Object>> events = told("/data/Sales__chn");

        assertThat(events).hasSize(4);
        assertThat(replayId(events.get(2))).isEqualTo(replayId(events.get(3)));
        assertThat(payload(events.get(2))).containsEntry("AccountNumber", "1").containsEntry("Phone", "5");
        assertThat(payload(events.get(3))).containsEntry("AccountNumber", "2");
        assertThat(header(events.get(3))).containsEntry("changedFields", List.of("LastModifiedDate", "Phone"));
        assertThat(told("/data/Sales__chn", replayId(events.get(1)))).hasSize(2);
        assertThat(told("/data/Sales__chn", replayId(events.get(2)))).isEmpty();
    }

    @Test
    void whatAUserMayNotSeeIsWithheldOrRefused() {
        org.changes().access(access -> access.withoutObject("Account"));
        org.insert("Account", Map.of("Name", "A"));
        org.insert("Contact", Map.of("LastName", "L"));

        List<Map<String, Object>> events = told(ALL);
        Map<String, Object> refused = BayeuxClient.connected(org).subscribe("/data/AccountChangeEvent");

        assertThat(events).extracting(event -> header(event).get("entityName")).containsExactly("Contact");
        assertThat(refused)
                .containsEntry("error", "403::User not allowed to subscribe CDC without View All Data permissions");
    }

    private List<Map<String, Object>> told(String channel) {
        return told(channel, -2);
    }

    private List<Map<String, Object>> told(String channel, Object from) {
        return BayeuxClient.told(org, channel, from);
    }

    private static Object replayId(Map<String, Object> event) {
        return at(event, "data", "event", "replayId");
    }

    @SuppressWarnings("unchecked") // what the reader makes of a JSON object
    private static Map<String, Object> header(Map<String, Object> event) {
        return (Map<String, Object>) at(event, "data", "payload", "ChangeEventHeader");
    }

    @SuppressWarnings("unchecked") // what the reader makes of a JSON object
    private static Map<String, Object> payload(Map<String, Object> event) {
        return (Map<String, Object>) at(event, "data", "payload");
    }

    private static Map<String, Object> withoutHeader(Map<String, Object> event) {
        Map<String, Object> body = new HashMap<>(payload(event));
        body.remove("ChangeEventHeader");
        return body;
    }

    private static String id(HttpResponse<String> created) {
        return (String) OrgClient.object(created).get("id");
    }
}
