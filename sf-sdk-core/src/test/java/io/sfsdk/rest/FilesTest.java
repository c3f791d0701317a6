package io.sfsdk.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Requests;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blobs up and down, over real sockets. */
class FilesTest {
    private static final SObject PLAN = SObject.of("ContentVersion").with("PathOnClient", "plan.pdf");

    @TempDir
    private Path folder;

    private final Connected connected = Connected.toStandardOrg();
    private final RestFiles files = connected.api().files();

    @AfterEach
    void disconnect() {
        connected.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16_384, 65_536, 300_000, 3_000_001})
    void aBlobComesBackAsItWent(int length) throws Exception {
        byte[] bytes = bytes(length);

        RecordId id = files.create(PLAN, "VersionData", FileContent.of("plan.pdf", bytes));

        ByteArrayOutputStream back = new ByteArrayOutputStream();
        assertThat(files.download("ContentVersion", id, "VersionData", back)).isEqualTo(length);
        assertThat(back.toByteArray()).isEqualTo(bytes);
        assertThat(connected.org().defects()).isEmpty();
    }

    @Test
    void bytesThatLookLikeABoundaryAreBytes() throws Exception {
        byte[] bytes =
                ("\r\n--sf-sdk-\r\n--\r\r\n-" + "\r\n--sf-sdk-".repeat(20_000)).getBytes(StandardCharsets.US_ASCII);

        RecordId id = files.create(PLAN, "VersionData", FileContent.of("plan.pdf", bytes));

        ByteArrayOutputStream back = new ByteArrayOutputStream();
        files.download("ContentVersion", id, "VersionData", back);
        assertThat(back.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void aSourceOfUnknownLengthIsSentToItsEnd() throws Exception {
        byte[] bytes = bytes(200_000);
        FileContent.Source source = () -> new ByteArrayInputStream(bytes);

        RecordId id = files.create(PLAN, "VersionData", FileContent.of("naïve \"name\".bin", source));

        Path file = folder.resolve("back.bin");
        files.download("ContentVersion", id, "VersionData", file);
        assertThat(file).hasBinaryContent(bytes);
        assertThat(folder.toFile().list()).containsExactly("back.bin");
    }

    @Test
    void aFilesRecordKnowsItsDocumentAndWhereItsBlobIs() {
        RecordId id = files.create(PLAN, "VersionData", FileContent.of("plan.pdf", bytes(10)));

        SObject version =
                connected.api().records("ContentVersion").get(id, "ContentDocumentId", "VersionData", "Title");

        assertThat(version.id("ContentDocumentId")).isPresent();
        assertThat(version.text("VersionData"))
                .contains("/services/data/v66.0/sobjects/ContentVersion/" + id + "/VersionData");
    }

    @Test
    void aFileIsLinkedToARecordInTheSameCall() {
        String account = connected.org().insert("Account", Map.of("Name", "Acme"));

        RecordId id = files.create(
                PLAN.with("FirstPublishLocationId", account), "VersionData", FileContent.of("plan.pdf", bytes(10)));

        assertThat(connected
                        .org()
                        .query("SELECT ContentDocumentId FROM ContentDocumentLink WHERE LinkedEntityId = '" + account
                                + "'"))
                .isEqualTo(
                        connected.org().query("SELECT ContentDocumentId FROM ContentVersion WHERE Id = '" + id + "'"));
        assertThat(connected.org().callsTo("/sobjects")).isEqualTo(1);
    }

    @Test
    void anAttachmentIsMadeForItsParentAndReplaced() throws Exception {
        String account = connected.org().insert("Account", Map.of("Name", "Acme"));
        SObject attachment = SObject.of("Attachment").with("Name", "a.txt").with("ParentId", account);
        RecordId id = files.create(attachment, "Body", FileContent.of("a.txt", bytes(10)));

        files.update(id, SObject.of("Attachment").with("Name", "b.txt"), "Body", FileContent.of("b.txt", bytes(20)));

        assertThat(files.download("Attachment", id, "Body", OutputStream.nullOutputStream()))
                .isEqualTo(20);
        assertThat(connected.api().records("Attachment").get(id, "Name").text("Name"))
                .contains("b.txt");
    }

    @Test
    void aRefusedRecordIsARefusal() {
        SObject noName = SObject.of("Document").with("Description", "x");

        assertThatThrownBy(() -> files.create(noName, "Body", FileContent.of("a.txt", bytes(10))))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("REQUIRED_FIELD_MISSING");
        assertThat(connected.org().count("Document")).isZero();
    }

    @Test
    void anUploadWhoseAnswerIsLostIsInDoubtAndNotSentTwice() {
        connected.org().faults().on(Requests.post("/sobjects/ContentVersion")).once(Breakages.dropAfterCommit());

        assertThatThrownBy(() -> files.create(PLAN, "VersionData", FileContent.of("plan.pdf", bytes(10))))
                .isInstanceOfSatisfying(
                        SalesforceException.class, e -> assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN));
        assertThat(connected.org().count("ContentVersion")).isEqualTo(1);
    }

    @Test
    void anUploadGoesAgainFromItsStartWhenTheSessionEnded() throws Exception {
        connected.api().limits();
        connected.org().expireSessions();
        AtomicInteger opened = new AtomicInteger();
        byte[] bytes = bytes(100_000);
        FileContent content = FileContent.of("plan.pdf", bytes.length, () -> {
            opened.incrementAndGet();
            return new ByteArrayInputStream(bytes);
        });

        RecordId id = files.create(PLAN, "VersionData", content);

        assertThat(opened).hasValue(2);
        assertThat(files.download("ContentVersion", id, "VersionData", OutputStream.nullOutputStream()))
                .isEqualTo(bytes.length);
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 11})
    void aSourceOfAnotherLengthThanSaidFailsAndWritesNothing(long said) {
        FileContent content = FileContent.of("plan.pdf", said, () -> new ByteArrayInputStream(bytes(10)));

        assertThatThrownBy(() -> files.create(PLAN, "VersionData", content)).isInstanceOf(SalesforceException.class);
        assertThat(connected.org().count("ContentVersion")).isZero();
    }

    @Test
    void aDownloadThatBreaksOffLeavesNoFile() {
        RecordId id = files.create(PLAN, "VersionData", FileContent.of("plan.pdf", bytes(200_000)));
        Path file = folder.resolve("plan.pdf");
        connected.org().faults().on(Requests.get("/sobjects/ContentVersion")).always(Breakages.cutChunk());

        assertThatThrownBy(() -> files.download("ContentVersion", id, "VersionData", file))
                .isInstanceOf(TransportException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aBlobWithoutAMarkOfItsEndIsNotTakenForWhole() {
        HttpTransport undelimited =
                request -> new HttpResponse(200, HttpHeaders.none(), new ByteArrayInputStream(bytes(10)), false);
        RestFiles unsure = RestApi.builder(undelimited).build().files();
        RecordId id = RecordId.of("068TK0000000001YAA");

        assertThatThrownBy(() -> unsure.download("ContentVersion", id, "VersionData", OutputStream.nullOutputStream()))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("without a mark of its end");
    }

    @Test
    void aBlobThatIsNotThereIsARefusal() {
        RecordId none = RecordId.of("068TK0000000001YAA");

        assertThatThrownBy(() -> files.open("ContentVersion", none, "VersionData"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(404));
    }

    @Test
    void whatTheOrgWouldRefuseIsNotSent() {
        FileContent large = FileContent.of("x", RestFiles.MAX_BYTES + 1, InputStream::nullInputStream);
        FileContent small = FileContent.of("x", bytes(1));

        assertThatThrownBy(() -> files.create(SObject.of("Document"), "Body", large))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("524288000");
        assertThatThrownBy(() -> files.create(SObject.of("Document").with("Body", "eA=="), "Body", small))
                .hasMessageContaining("Body");
        assertThatThrownBy(() -> files.create(SObject.of("Document"), "Bo\"dy", small))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FileContent.of("a\r\nb", bytes(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FileContent.of(folder.resolve("none"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(connected.org().requests()).isEmpty();
    }

    @Test
    void aFileIsSentFromTheDisk() throws IOException {
        Path file = Files.write(folder.resolve("report.csv"), bytes(70_000));
        RecordId id = files.create(PLAN, "VersionData", FileContent.of(file));

        Files.delete(file);
        files.download("ContentVersion", id, "VersionData", file);

        assertThat(file).hasBinaryContent(bytes(70_000));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
