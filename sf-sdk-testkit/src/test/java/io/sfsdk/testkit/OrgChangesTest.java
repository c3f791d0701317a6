package io.sfsdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.UserAccess;
import io.sfsdk.testkit.store.StorePolicy.Behaviour;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class OrgChangesTest {
    private static final String DESCRIBE = "/sobjects/Account/describe";

    private SimulatedOrg org;
    private OrgClient client;

    @BeforeEach
    void connect(SimulatedOrg started) {
        org = started;
        client = new OrgClient(org);
    }

    @Test
    void anAddedFieldIsDescribedAndEmptyUntilItIsWritten() {
        String id = org.insert("Account", Map.of("Name", "Acme"));
        String stamp = stamp(id);

        org.changes().addField("Account", Field.builder("Rank__c", FieldType.INT));

        assertThat(client.get(DESCRIBE).body()).contains("\"Rank__c\"");
        assertThat(OrgClient.object(client.get("/sobjects/Account/" + id))).containsEntry("Rank__c", null);
        assertThat(stamp(id)).isEqualTo(stamp);
        assertThat(client.send("PATCH", "/sobjects/Account/" + id, Map.of("Rank__c", 3))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void aRemovedFieldIsAnErrorInQueriesAndItsValuesAreGoneWhenItComesBack() {
        org.changes().addField("Account", Field.builder("Rank__c", FieldType.INT));
        String id = org.insert("Account", Map.of("Name", "Acme", "Rank__c", 3));

        org.changes().removeField("Account", "Rank__c");

        assertThat(client.query("SELECT Rank__c FROM Account").body()).contains("INVALID_FIELD");
        org.changes().addField("Account", Field.builder("Rank__c", FieldType.INT));
        assertThat(OrgClient.object(client.get("/sobjects/Account/" + id))).containsEntry("Rank__c", null);
    }

    @Test
    void eachChangeOfTheSchemaOrOfAccessOutdatesTagAndDateEvenWithinOneSecond() {
        HttpResponse<String> first = client.get(DESCRIBE);
        org.changes().addField("Account", Field.builder("Rank__c", FieldType.INT));
        HttpResponse<String> second = since(first);
        org.changes().access(access -> access.withoutFields("Account", "Phone"));
        HttpResponse<String> third = since(second);
        org.changes().access(access -> access.withoutObject("Contact"));
        HttpResponse<String> fourth = since(third);

        assertThat(List.of(second.statusCode(), third.statusCode(), fourth.statusCode()))
                .containsOnly(200);
        assertThat(List.of(tag(first), tag(second), tag(third), tag(fourth))).doesNotHaveDuplicates();
        assertThat(since(fourth).statusCode()).isEqualTo(304);
        assertThat(client.get(DESCRIBE, "If-None-Match", tag(third)).statusCode())
                .isEqualTo(200);
        assertThat(client.get(DESCRIBE, "If-None-Match", tag(fourth)).statusCode())
                .isEqualTo(304);
        assertThat(third.body()).contains("\"Rank__c\"").doesNotContain("\"Phone\"");
    }

    @Test
    void usersOfDifferentAccessHaveDifferentTagsAndThoseOfTheSameShareOne() {
        String admin = org.query("SELECT Id FROM User WHERE Username LIKE 'admin%'")
                .get(0)
                .get("Id")
                .toString();
        OrgClient other = new OrgClient(org).withToken(org.accessToken(admin));
        String shared = tag(client.get(DESCRIBE));
        assertThat(tag(other.get(DESCRIBE))).isEqualTo(shared);

        org.changes().access(admin, access -> access.withoutFields("Account", "Phone"));

        assertThat(tag(client.get(DESCRIBE))).isEqualTo(shared);
        assertThat(tag(other.get(DESCRIBE))).isNotEqualTo(shared);
        assertThat(other.get(DESCRIBE, "If-None-Match", shared).statusCode()).isEqualTo(200);
    }

    @Test
    void accessIsGivenBackByReplacingIt() {
        org.changes().access(access -> access.withoutObject("Account"));
        assertThat(client.get(DESCRIBE).statusCode()).isEqualTo(404);

        org.changes().access(access -> UserAccess.full());

        assertThat(client.get(DESCRIBE).statusCode()).isEqualTo(200);
    }

    @Test
    void aHiddenRecordIsNowhereToBeFoundAndComesBackWithItsOldStamp() {
        String shown = org.insert("Account", Map.of("Name", "Acme"));
        String hidden = org.insert("Account", Map.of("Name", "Globex", "External_Id__c", "G-1"));
        String stamp = stamp(hidden);
        org.changes().hide(hidden);
        org.clock().advance(Duration.ofHours(1));

        assertThat(client.query("SELECT Id FROM Account").body())
                .contains(shown)
                .doesNotContain(hidden);
        assertThat(client.query("SELECT COUNT() FROM Account").body()).contains("\"totalSize\":1");
        assertThat(client.get("/sobjects/Account/" + hidden).statusCode()).isEqualTo(404);
        assertThat(client.get("/sobjects/Account/External_Id__c/G-1").statusCode())
                .isEqualTo(404);
        assertThat(client.send("PATCH", "/sobjects/Account/" + hidden, Map.of("Phone", "1"))
                        .body())
                .contains("INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY");
        assertThat(replicated("updated")).contains(shown).doesNotContain(hidden);

        org.changes().show(hidden);

        assertThat(stamp(hidden)).isEqualTo(stamp);
        assertThat(replicated("updated")).contains(shown).contains(hidden);
    }

    @Test
    void aDeletionOfAHiddenRecordIsNotTold() {
        String hidden = org.insert("Account", Map.of("Name", "Globex"));
        org.changes().hide(hidden);
        org.delete(hidden);
        org.clock().advance(Duration.ofHours(1));

        assertThat(replicated("deleted")).doesNotContain(hidden);
    }

    @Test
    void aParentThatIsHiddenIsNullInAQuery() {
        String account = org.insert("Account", Map.of("Name", "Globex"));
        org.insert("Contact", Map.of("LastName", "Li", "AccountId", account));
        org.changes().hide(account);

        assertThat(client.query("SELECT Account.Name FROM Contact").body()).contains("\"Account\":null");
    }

    @Test
    void stampsOfANodeWhoseClockIsSlowLieBeforeThoseOfEarlierWrites() {
        String first = org.insert("Account", Map.of("Name", "Acme"));
        org.changes().skewStamps(Duration.ofSeconds(-5));
        String second = org.insert("Account", Map.of("Name", "Globex"));
        client.send("PATCH", "/sobjects/Account/" + second, Map.of("Phone", "1"));

        assertThat(Instant.parse(stamp(second)))
                .isEqualTo(Instant.parse(stamp(first)).minusSeconds(5));
    }

    @Test
    void importedAuditFieldsAreOldWhileSystemModstampIsOfTheWrite() {
        org.data().policy(org.data().policy().with(Behaviour.GRANTS_AUDIT_FIELDS));

        HttpResponse<String> created = client.send(
                "POST",
                "/sobjects/Account",
                Map.of(
                        "Name", "Acme",
                        "CreatedDate", "2019-01-01T00:00:00Z",
                        "LastModifiedDate", "2020-01-01T00:00:00Z"));

        String id = String.valueOf(OrgClient.object(created).get("id"));
        assertThat(OrgClient.object(client.get("/sobjects/Account/" + id)))
                .containsEntry("LastModifiedDate", "2020-01-01T00:00:00.000+0000")
                .containsEntry("SystemModstamp", "2026-01-01T12:00:00.000+0000");
    }

    @Test
    void aRefreshedSandboxHasAnotherIdTheOldRecordsAndNoSessions() {
        String id = org.insert("Account", Map.of("Name", "Acme"));
        String before = org.orgId();
        String refreshToken = org.refreshToken();

        org.changes().refreshSandbox();

        assertThat(client.query("SELECT Id FROM Account").statusCode()).isEqualTo(401);
        assertThat(org.orgId()).startsWith("00D").isNotEqualTo(before);
        assertThat(OrgClient.object(client.logIn(Map.of())).get("id").toString())
                .contains("/id/" + org.orgId() + "/");
        assertThat(client.form(
                                "/services/oauth2/token",
                                Map.of(
                                        "grant_type",
                                        "refresh_token",
                                        "client_id",
                                        org.clientId(),
                                        "client_secret",
                                        org.clientSecret(),
                                        "refresh_token",
                                        refreshToken))
                        .body())
                .contains("invalid_grant");
        OrgClient again = new OrgClient(org);
        assertThat(again.query("SELECT Id FROM Account").body()).contains(id);
        assertThat(again.query("SELECT Id FROM Organization").body())
                .contains(org.orgId())
                .doesNotContain(before);
    }

    @Test
    void aHardDeletedRecordIsGoneFromTheBinAndStillTold() {
        String id = org.insert("Account", Map.of("Name", "Acme"));
        org.hardDelete(id);
        org.clock().advance(Duration.ofHours(1));

        assertThat(client.get("/queryAll?q=" + OrgClient.encode("SELECT Id FROM Account"))
                        .body())
                .doesNotContain(id);
        assertThat(replicated("deleted")).contains(id);
    }

    @Test
    void aPurgedDeleteLogSaysHowFarItReachesAndRefusesToStartEarlier() {
        String early = org.insert("Account", Map.of("Name", "Acme"));
        org.delete(early);
        org.clock().advance(Duration.ofHours(2));
        Instant purge = org.clock().now().minus(Duration.ofHours(1));
        org.data().purgeDeleteLog("Account", purge);

        assertThat(replicated("deleted")).contains("INVALID_REPLICATION_DATE");
        assertThat(replicated("deleted", purge)).contains("\"earliestDateAvailable\":\"2026-01-01T13:00:00.000+0000\"");
    }

    @Test
    void tooManyIdsForOneAnswerAreRefused() {
        org.data().policy(org.data().policy().withReplicationLimit(2));
        for (String name : List.of("A", "B", "C")) {
            org.delete(org.insert("Account", Map.of("Name", name)));
            org.insert("Account", Map.of("Name", name));
        }
        org.clock().advance(Duration.ofHours(1));

        assertThat(replicated("deleted")).contains("EXCEEDED_ID_LIMIT");
        assertThat(replicated("updated")).contains("EXCEEDED_ID_LIMIT");
    }

    private String replicated(String what) {
        return replicated(what, Instant.parse("2026-01-01T11:00:00Z"));
    }

    private String replicated(String what, Instant start) {
        return client.get("/sobjects/Account/" + what + "/?start=" + start + "&end="
                        + org.clock().now())
                .body();
    }

    private HttpResponse<String> since(HttpResponse<String> earlier) {
        String date = earlier.headers().firstValue("Last-Modified").orElseThrow();
        return client.get(DESCRIBE, "If-Modified-Since", date);
    }

    private static String tag(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }

    private String stamp(String id) {
        return org.query("SELECT SystemModstamp FROM Account WHERE Id = '" + id + "'")
                .get(0)
                .get("SystemModstamp")
                .toString();
    }
}
