package io.sfsdk.testkit.cometd;

import static io.sfsdk.testkit.cometd.BayeuxClient.at;
import static io.sfsdk.testkit.cometd.BayeuxClient.events;
import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A PushTopic from its record to its notifications. */
class PushTopicTest {
    private static final String TOPIC = "/topic/Big";

    private final SimulatedOrg org = SimulatedOrg.start();
    private final OrgClient rest = new OrgClient(org);

    @AfterEach
    void close() {
        org.close();
        assertThat(org.defects()).isEmpty();
    }

    @Test
    void aRecordThatMatchesTheQueryIsToldWithItsSelectedFields() {
        HttpResponse<String> created = create(Map.of());
        String id = org.insert("Account", Map.of("Name", "Acme", "NumberOfEmployees", 500));
        org.insert("Account", Map.of("Name", "Tiny", "NumberOfEmployees", 5));

        List<Map<String, Object>> told = told(TOPIC);

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat((String) OrgClient.object(created).get("id")).startsWith("0IF");
        assertThat(told).hasSize(1);
        assertThat(at(told.get(0), "data", "sobject")).isEqualTo(Map.of("Id", id, "Name", "Acme"));
        assertThat(at(told.get(0), "data", "event", "type")).isEqualTo("created");
        assertThat(at(told.get(0), "data", "event", "createdDate")).isEqualTo("2026-01-01T12:00:00.000Z");
    }

    @Test
    void eachKindOfChangeHasItsWord() {
        create(Map.of());
        String id = org.insert("Account", Map.of("Name", "Acme", "NumberOfEmployees", 500));
        org.update("Account", id, Map.of("Name", "Acme 2"));
        org.delete(id);
        org.undelete(id);

        List<Map<String, Object>> told = told(TOPIC);

        assertThat(told)
                .extracting(event -> at(event, "data", "event", "type"))
                .containsExactly("created", "updated", "deleted", "undeleted");
        assertThat(at(told.get(2), "data", "sobject")).isEqualTo(Map.of("Id", id));
    }

    @Test
    void aChangeOfAFieldTheTopicDoesNotLookAtIsNotTold() {
        create(Map.of());
        String id = org.insert("Account", Map.of("Name", "Acme", "NumberOfEmployees", 500));
        org.update("Account", id, Map.of("Phone", "5"));

        assertThat(told(TOPIC)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"All,3", "Referenced,2", "Select,1", "Where,1"})
    void aTopicSaysWhichFieldsItLooksAt(String fields, int updates) {
        String id = org.insert("Account", Map.of("Name", "Acme", "NumberOfEmployees", 500));
        create(Map.of("NotifyForFields", fields));
        org.update("Account", id, Map.of("Phone", "5"));
        org.update("Account", id, Map.of("Name", "Acme 2"));
        org.update("Account", id, Map.of("NumberOfEmployees", 600));

        assertThat(told(TOPIC)).hasSize(updates);
    }

    @Test
    void aTopicSaysWhichOperationsItTells() {
        create(Map.of("NotifyForOperationCreate", false, "NotifyForOperationDelete", false));
        String id = org.insert("Account", Map.of("Name", "Acme", "NumberOfEmployees", 500));
        org.update("Account", id, Map.of("Name", "Acme 2"));
        org.delete(id);

        assertThat(told(TOPIC))
                .extracting(event -> at(event, "data", "event", "type"))
                .containsExactly("updated");
    }

    @Test
    void aTopicThatIsNotActiveDoesNotExist() {
        create(Map.of("IsActive", false));

        Map<String, Object> refused = BayeuxClient.connected(org).subscribe(TOPIC);

        assertThat(refused)
                .containsEntry("error", "400::The channel you requested to subscribe to does not exist {/topic/Big}");
    }

    @Test
    void anyConditionOfAFilterLetsANotificationPass() {
        create(Map.of());
        BayeuxClient client = BayeuxClient.connected(org);
        client.subscribe(TOPIC + "?Name=A&Name=B&Name=C%20D");
        for (String name : List.of("A", "B", "C", "C D")) {
            org.insert("Account", Map.of("Name", name, "NumberOfEmployees", 500));
        }

        List<Map<String, Object>> told = events(client.connect());

        assertThat(told)
                .extracting(event -> at(event, "data", "sobject", "Name"))
                .containsExactly("A", "B", "C D");
    }

    @Test
    void aFilterOfAFieldThatIsNotSelectedIsRefused() {
        create(Map.of());

        Map<String, Object> refused = BayeuxClient.connected(org).subscribe(TOPIC + "?Phone=5");

        assertThat(refused).containsEntry("error", "400::Query fields {Phone} do not exist on the topic entity");
    }

    @Test
    void aNotificationIsKeptForOneDay() {
        create(Map.of());
        org.insert("Account", Map.of("Name", "old", "NumberOfEmployees", 500));
        org.clock().advance(Duration.ofHours(25));
        org.insert("Account", Map.of("Name", "young", "NumberOfEmployees", 500));

        assertThat(told(TOPIC))
                .extracting(event -> at(event, "data", "sobject", "Name"))
                .containsExactly("young");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT Id FROM Account LIMIT 5 | 'LIMIT' is not allowed",
                "SELECT Id FROM Account ORDER BY Name | 'ORDER BY' clause is not allowed",
                "SELECT COUNT() FROM Account | Aggregate queries are not supported",
                "SELECT Id, Parent.Name FROM Account | relationships are not supported",
                "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) | semi/anti join sub-selects are"
                        + " not supported",
                "SELECT Name FROM Account | 'Id' must be selected",
                "SELECT Id FROM User | entity type User is not supported"
            })
    void aQueryThatATopicCannotHaveIsRefused(String query, String message) {
        HttpResponse<String> refused = create(Map.of("Query", query));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(OrgClient.list(refused).get(0))
                .containsEntry("errorCode", "INVALID_FIELD")
                .containsEntry("message", message);
    }

    @Test
    void aTextThatLooksLikeAClauseIsNone() {
        HttpResponse<String> created =
                create(Map.of("Query", "SELECT Id FROM Account WHERE Name = 'NO LIMIT ORDER BY a.b'"));

        assertThat(created.statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> create(Map<String, Object> changes) {
        Map<String, Object> topic = new LinkedHashMap<>();
        topic.put("Name", "Big");
        topic.put("Query", "SELECT Id, Name FROM Account WHERE NumberOfEmployees > 100");
        topic.put("ApiVersion", 62.0);
        topic.putAll(new HashMap<>(changes));
        return rest.send("POST", "/sobjects/PushTopic", topic);
    }

    private List<Map<String, Object>> told(String channel) {
        BayeuxClient client = BayeuxClient.connected(org);
        assertThat(client.subscribe(channel, -2)).containsEntry("successful", true);
        Map<String, Object> hasty = client.connectMessage();
        hasty.put("advice", Map.of("timeout", 0));
        return events(client.send(hasty));
    }
}
