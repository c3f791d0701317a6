package io.sfsdk.testkit.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.Recordings;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.cometd.BayeuxClient;
import io.sfsdk.testkit.events.EventPolicy;
import io.sfsdk.testkit.json.JsonReader;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Change events that real orgs told, happening again: events of the same shape. */
class RecordedEventTest {
    private static final String CONTACTS = "/data/ContactChangeEvent";
    private static final String CLIENT = "client=SfdcInternalAPI/";

    @Test
    void anUpdatedContactIsToldInTheRecordedShape() {
        Map<String, Object> recorded = recorded("amp-labs-connectors:cdc-update-contact");

        Map<String, Object> told = update(Map.of("LastName", "Youngest"));

        assertThat(Shape.differences(sorted(recorded), sorted(told))).isEmpty();
        assertThat(header(told).get("changedFields")).isEqualTo(header(recorded).get("changedFields"));
        assertThat(header(told).get("changeOrigin").toString())
                .matches(header(recorded).get("changeOrigin").toString().replace("/soap/63.0", "/rest/66.0"));
    }

    /** The recorded one names parts that its body leaves out; here each named part that is not empty is told. */
    @Test
    void anUpdatedAddressNestsItsPartsAsRecorded() {
        Map<String, Object> recorded = recorded("amp-labs-connectors:cdc-update-contact-compound-address");

        Map<String, Object> told = update(Map.of("MailingStreet", "1235 wildwood St"));

        assertThat(told.get("MailingAddress")).isEqualTo(recorded.get("MailingAddress"));
        assertThat(Shape.differences(sorted(header(recorded)), sorted(header(told))))
                .isEmpty();
    }

    private static Map<String, Object> update(Map<String, Object> fields) {
        try (SimulatedOrg org = SimulatedOrg.builder()
                .events(EventPolicy.standard().withEntities("Contact"))
                .start()) {
            String id = org.insert("Contact", Map.of("LastName", "Young"));
            new OrgClient(org).send("PATCH", "/sobjects/Contact/" + id, fields, "Sforce-Call-Options", CLIENT);
            Map<String, Object> event = BayeuxClient.told(org, CONTACTS, -2).get(1);
            return object(object(event, "data"), "payload");
        }
    }

    private static Map<String, Object> recorded(String id) {
        return JsonReader.readObject(Recordings.response(id).body());
    }

    private static Map<String, Object> header(Map<String, Object> payload) {
        return object(payload, "ChangeEventHeader");
    }

    @SuppressWarnings("unchecked") // what the reader makes of a JSON object
    private static Map<String, Object> object(Map<String, Object> object, String member) {
        return (Map<String, Object>) object.get(member);
    }

    /** The order of members says nothing. */
    @SuppressWarnings("unchecked") // what the reader makes of a JSON object
    private static Map<String, Object> sorted(Map<String, Object> object) {
        Map<String, Object> sorted = new TreeMap<>(object);
        sorted.replaceAll((name, value) -> value instanceof Map ? sorted((Map<String, Object>) value) : value);
        return sorted;
    }
}
