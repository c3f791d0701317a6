package io.sfsdk.rest;

import io.sfsdk.http.HttpBody;
import io.sfsdk.record.SObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A record and its blob as two parts of one body, streamed.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_sobject_insert_update_blob.htm">REST
 *     API Developer Guide, Insert or Update Blob Data</a>
 */
final class MultipartBody {
    private static final int BUFFER_BYTES = 16 * 1024;

    private final FileContent content;
    private final long maxBytes;
    private final byte[] head;
    private final byte[] tail;
    private final String contentType;

    MultipartBody(SObject record, String blobField, FileContent content, long maxBytes) {
        String boundary = "sf-sdk-" + UUID.randomUUID();
        this.content = content;
        this.maxBytes = maxBytes;
        this.head = head(record, blobField, content.fileName(), boundary);
        this.tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
        this.contentType = "multipart/form-data; boundary=\"" + boundary + "\"";
    }

    HttpBody body() {
        long length =
                content.length().isEmpty() ? -1 : head.length + content.length().getAsLong() + tail.length;
        return HttpBody.streamed(contentType, length, this::writeTo);
    }

    private void writeTo(OutputStream out) throws IOException {
        out.write(head);
        try (InputStream in = content.open()) {
            byte[] buffer = new byte[BUFFER_BYTES];
            long sent = 0;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sent += count;
                if (sent > maxBytes) {
                    throw new IOException("the blob has more than the " + maxBytes + " bytes that the org takes");
                }
                out.write(buffer, 0, count);
            }
        }
        out.write(tail);
    }

    private static byte[] head(SObject record, String blobField, String fileName, String boundary) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(ascii("--" + boundary + "\r\nContent-Disposition: form-data; name=\"entity_content\"\r\n"
                + "Content-Type: application/json;charset=UTF-8\r\n\r\n"));
        head.writeBytes(WriteBodies.single(record));
        head.writeBytes(ascii(
                "\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + blobField + "\"; filename=\""));
        head.writeBytes(fileName.replace("\"", "%22").getBytes(StandardCharsets.UTF_8));
        head.writeBytes(ascii("\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
        return head.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
