package io.sfsdk.testkit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.Recordings;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import io.sfsdk.testkit.http.RawConnection;
import io.sfsdk.testkit.json.JsonReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Headers and keys in the order in which they were recorded from real orgs. */
@ExtendWith(SimulatedOrgExtension.class)
class RecordedShapeTest {
    /** Gone since, or only in the old recordings. */
    private static final List<String> NO_LONGER_SENT = List.of(
            "Public-Key-Pins-Report-Only",
            "Expect-CT",
            "X-XSS-Protection",
            "X-B3-TraceId",
            "X-B3-SpanId",
            "X-B3-Sampled",
            "Connection");
    /** Sent since 2024, after the recordings that have whole heads. */
    private static final List<String> NEWER = List.of("Server", "X-SFDC-Request-Id", "X-Request-Id");

    @Test
    void theHeadOfADescribeIsInRecordedOrder(SimulatedOrg org) throws IOException {
        assertThat(head(org, "/services/data/v42.0/sobjects/Account/describe"))
                .isEqualTo(recorded("grouparoo:describe-topic:01"));
    }

    @Test
    void theHeadOfAMissingRecordIsInRecordedOrder(SimulatedOrg org) throws IOException {
        assertThat(head(org, "/services/data/v42.0/sobjects/Account/0014S000007Ny26QAC"))
                .isEqualTo(recorded("grouparoo:error-404:01"));
    }

    @Test
    void theHeadOfARefusedSessionIsInRecordedOrder(SimulatedOrg org) throws IOException {
        org.expireSessions();

        assertThat(head(org, "bad", "/services/data/v42.0/sobjects/Lead/describe"))
                .isEqualTo(recorded("grouparoo:error-401-expired-password:01"));
    }

    @Test
    void aDescribedFieldHasTheRecordedKeys(SimulatedOrg org) {
        Map<String, Object> real =
                JsonReader.readObject(Recordings.response("cumulusci:shared-get-sobjects-account-describe:01")
                        .body());

        Map<String, Object> simulated = OrgClient.object(new OrgClient(org).get("/sobjects/Account/describe"));

        assertThat(firstField(simulated)).isEqualTo(firstField(real));
    }

    @Test
    void refusedRowsHaveTheRecordedKeys(SimulatedOrg org) {
        Object real = ((List<?>) JsonReader.read(Recordings.response("grouparoo:collections-row-errors:09")
                        .body()))
                .get(0);

        Object simulated = OrgClient.list(new OrgClient(org)
                        .send("POST", "/composite/sobjects", "{\"records\":[{\"attributes\":{\"type\":\"Account\"}}]}"))
                .get(0);

        assertThat(keys(simulated)).isEqualTo(keys(real));
    }

    private static List<String> firstField(Map<String, Object> describe) {
        Map<?, ?> field = (Map<?, ?>) ((List<?>) describe.get("fields")).get(0);
        return field.keySet().stream().map(String::valueOf).toList();
    }

    private static String keys(Object row) {
        Map<?, ?> map = (Map<?, ?>) row;
        Map<?, ?> error = (Map<?, ?>) ((List<?>) map.get("errors")).get(0);
        return map.keySet() + " " + error.keySet();
    }

    private static List<String> head(SimulatedOrg org, String target) throws IOException {
        return head(org, org.accessToken(), target);
    }

    private static List<String> head(SimulatedOrg org, String token, String target) throws IOException {
        try (RawConnection connection = RawConnection.to(org.loginUrl())) {
            List<String> names = connection
                    .get(target, "Authorization: Bearer " + token)
                    .read()
                    .names();
            return names.stream().filter(name -> !NEWER.contains(name)).toList();
        }
    }

    private static List<String> recorded(String id) {
        return Recordings.response(id).headerNames().stream()
                .filter(name -> !NO_LONGER_SENT.contains(name))
                .toList();
    }
}
