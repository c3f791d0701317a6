package io.sfsdk.testkit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class FileTest {
    private static final String HELLO = "aGVsbG8=";

    private SimulatedOrg org;
    private OrgClient client;

    @BeforeEach
    void connect(SimulatedOrg started) {
        org = started;
        client = new OrgClient(org);
    }

    private String created(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return OrgClient.object(response).get("id").toString();
    }

    private Map<String, Object> version(String id) {
        return org.query("SELECT Title, ContentSize, Checksum, FileExtension, FileType, VersionNumber, IsLatest, "
                        + "ContentDocumentId FROM ContentVersion WHERE Id = '" + id + "'")
                .get(0);
    }

    @Test
    void aFileInPartsHasItsSizeItsNamesAndADocument() {
        String body = """
                --b\r
                Content-Disposition: form-data; name="entity_content";\r
                Content-Type: application/json\r
                \r
                {"PathOnClient":"folder/plan.txt"}\r
                --b\r
                Content-Disposition: form-data; name="VersionData"; filename="plan.txt"\r
                \r
                hello\r
                --b--\r
                """;

        String id = created(client.send(
                "POST", "/sobjects/ContentVersion", body, "Content-Type", "multipart/form-data; boundary=b"));

        Map<String, Object> version = version(id);
        assertThat(version)
                .containsEntry("Title", "plan")
                .containsEntry("ContentSize", new BigDecimal("5"))
                .containsEntry("Checksum", "5d41402abc4b2a76b9719d911017c592")
                .containsEntry("FileExtension", "txt")
                .containsEntry("FileType", "TEXT");
        assertThat(client.get("/sobjects/ContentVersion/" + id + "/VersionData").body())
                .isEqualTo("hello");
        assertThat(org.query("SELECT Title, LatestPublishedVersionId, ContentSize FROM ContentDocument"))
                .containsExactly(
                        Map.of("Title", "plan", "LatestPublishedVersionId", id, "ContentSize", new BigDecimal("5")));
    }

    @Test
    void aFileInJsonIsTheSameAndIsLinkedToTheRecordItIsPublishedAt() {
        String account = org.insert("Account", Map.of("Name", "Acme"));

        String id = created(client.send(
                "POST",
                "/sobjects/ContentVersion",
                Map.of(
                        "Title",
                        "Plan",
                        "PathOnClient",
                        "plan.pdf",
                        "VersionData",
                        HELLO,
                        "FirstPublishLocationId",
                        account)));

        Map<String, Object> version = version(id);
        assertThat(version).containsEntry("ContentSize", new BigDecimal("5")).containsEntry("FileType", "PDF");
        assertThat(org.query("SELECT LinkedEntityId, ContentDocumentId FROM ContentDocumentLink"))
                .containsExactly(
                        Map.of("LinkedEntityId", account, "ContentDocumentId", version.get("ContentDocumentId")));
    }

    @Test
    void aSecondVersionTakesThePlaceOfTheFirst() {
        Map<String, Object> fields = Map.of("PathOnClient", "plan.pdf", "VersionData", HELLO);
        String first = created(client.send("POST", "/sobjects/ContentVersion", fields));
        Map<String, Object> again = new HashMap<>(fields);
        again.put("ContentDocumentId", version(first).get("ContentDocumentId"));

        String second = created(client.send("POST", "/sobjects/ContentVersion", again));

        assertThat(version(first)).containsEntry("IsLatest", false).containsEntry("VersionNumber", "1");
        assertThat(version(second)).containsEntry("IsLatest", true).containsEntry("VersionNumber", "2");
        assertThat(org.query("SELECT LatestPublishedVersionId FROM ContentDocument"))
                .containsExactly(Map.of("LatestPublishedVersionId", second));
    }

    @Test
    void aRefusedVersionLeavesNoDocument() {
        client.send(
                "POST",
                "/composite/sobjects",
                Map.of(
                        "records",
                        List.of(Map.of(
                                "attributes", Map.of("type", "ContentVersion"), "VersionData", "===", "Title", "x"))));

        assertThat(org.count("ContentDocument")).isZero();
    }

    @Test
    void anAttachmentTellsTheLengthOfItsBody() {
        String account = org.insert("Account", Map.of("Name", "Acme"));

        String id = created(client.send(
                "POST", "/sobjects/Attachment", Map.of("ParentId", account, "Name", "a.txt", "Body", HELLO)));

        assertThat(org.query("SELECT BodyLength FROM Attachment WHERE Id = '" + id + "'"))
                .containsExactly(Map.of("BodyLength", new BigDecimal("5")));
    }
}
