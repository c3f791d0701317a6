package io.sfsdk.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sfsdk.http.HttpBody;
import io.sfsdk.record.SObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Whatever a file is called and holds, its body has two parts, and the second is the file. */
class MultipartFuzz {
    private static final String HEAD_END = "\r\n\r\n";

    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void aFileIsTheSecondOfTwoPartsWhateverItIsCalled(FuzzedDataProvider data) throws IOException {
        String title = data.consumeString(40);
        String fileName = data.consumeString(40);
        byte[] content = data.consumeRemainingAsBytes();

        FileContent file;
        try {
            file = FileContent.of(fileName, content);
        } catch (IllegalArgumentException e) {
            assertThat(fileName).matches("(?s)|.*[\\x00-\\x1f\\x7f].*");
            return;
        }
        SObject record = SObject.of("ContentVersion").with("Title", title);
        HttpBody body = new MultipartBody(record, "VersionData", file, content.length).body();
        String sent = sent(body);

        String delimiter = "\r\n--" + body.contentType().replaceAll(".*boundary=\"|\"$", "");
        String bytes = new String(content, StandardCharsets.ISO_8859_1);
        assertThat(sent).hasSize((int) body.length()).endsWith(HEAD_END + bytes + delimiter + "--\r\n");
        String heads = sent.substring(0, sent.length() - (bytes + delimiter + "--\r\n").length());
        assertThat(("\r\n" + heads).split(delimiter, -1)).hasSize(3);
        assertThat(heads.split(HEAD_END, -1)).hasSize(3);
        assertThat(heads.substring(heads.indexOf("filename="))).matches("filename=\"[^\"\r\n]+\"\r\n[^\r\n]+\r\n\r\n");
    }

    /** Each byte a character. */
    private static String sent(HttpBody body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        body.writeTo(out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
