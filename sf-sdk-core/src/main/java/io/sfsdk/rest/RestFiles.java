package io.sfsdk.rest;

import io.sfsdk.answer.Disclosure;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.ApiVersion;
import io.sfsdk.http.HttpBody;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.record.ApiName;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/**
 * Blobs of records: {@code VersionData} of a ContentVersion, {@code Body} of an Attachment or Document. They are streamed both
 * ways; memory does not grow with them. Immutable and safe to share.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_sobject_insert_update_blob.htm">REST
 *     API Developer Guide, Insert or Update Blob Data</a>
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_sobject_blob_retrieve.htm">REST API
 *     Developer Guide, Get Blob Data</a>
 */
public final class RestFiles {
    /** The longest content of a ContentVersion: 2 GB. */
    public static final long MAX_VERSION_BYTES = 2L << 30;

    /** The longest blob of any other object: 500 MB. */
    public static final long MAX_BYTES = 500L << 20;

    private static final Duration STANDARD_TIMEOUT = Duration.ofHours(1);

    private final RestCalls calls;
    private final ApiVersion version;
    private final Duration timeout;

    RestFiles(RestCalls calls, ApiVersion version) {
        this(calls, version, STANDARD_TIMEOUT);
    }

    private RestFiles(RestCalls calls, ApiVersion version, Duration timeout) {
        this.calls = calls;
        this.version = version;
        this.timeout = timeout;
    }

    /** The same with another bound on one transfer from its first to its last byte. Default: one hour. */
    public RestFiles within(Duration transfer) {
        return new RestFiles(calls, version, transfer);
    }

    /**
     * Creates a record with a blob. Never repeated by itself: where no answer came, the record may be there.
     *
     * @param record without the blob's field; a ContentVersion needs {@code PathOnClient}, an Attachment {@code Name} and {@code
     *     ParentId}
     * @param blobField {@code VersionData} or {@code Body}
     * @return the record's id; the {@code ContentDocumentId} of a ContentVersion has to be queried
     * @throws IllegalArgumentException before anything is sent, if the content is known to be longer than the org takes
     */
    public RecordId create(SObject record, String blobField, FileContent content) {
        String path = version.path() + "/sobjects/" + ApiName.require("an object's name", record.type());
        HttpRequest request = request("POST", path, record, blobField, content, false);
        return calls.call(
                request,
                Disclosure.CODES,
                answer -> Describes.id(Describes.required(Json.document(answer.body()), "id")));
    }

    /**
     * Changes a record and its blob, where the object allows that: a Document or Attachment, not a ContentVersion.
     *
     * @param changes may be without fields
     */
    public void update(RecordId id, SObject changes, String blobField, FileContent content) {
        String path = version.path() + "/sobjects/" + ApiName.require("an object's name", changes.type()) + "/" + id;
        HttpRequest request = request("PATCH", path, changes, blobField, content, true);
        calls.call(request, Disclosure.CODES, HttpResponse::status);
    }

    /**
     * Starts to read a blob. The caller reads the answer's body and closes the answer. Read it to its end: a blob that breaks off
     * fails there, unless {@link HttpResponse#isDelimited()} is false.
     */
    public HttpResponse open(String sobject, RecordId id, String blobField) {
        String path = version.path() + "/sobjects/" + ApiName.require("an object's name", sobject) + "/" + id + "/"
                + ApiName.require("a blob's field", blobField);
        HttpRequest request = calls.get(path, timeout).withHeader("Accept", "*/*");
        return calls.accepted(request, Disclosure.TEXT);
    }

    /**
     * Copies a blob to a stream, which stays open. After a failure the stream has a beginning of it.
     *
     * @return how many bytes
     * @throws TransportException if the blob breaks off, or if nothing tells its end, so that half of it would look whole
     */
    public long download(String sobject, RecordId id, String blobField, OutputStream to) throws IOException {
        try (HttpResponse answer = open(sobject, id, blobField)) {
            if (!answer.isDelimited()) {
                throw new TransportException(
                        "the blob of " + sobject + " " + id
                                + " came without a mark of its end, so a part would look whole; ask again",
                        Delivery.UNKNOWN,
                        null);
            }
            return answer.body().transferTo(to);
        }
    }

    /**
     * Copies a blob to a file that is there only once it is whole; one that was there is replaced then.
     *
     * @return how many bytes
     */
    public long download(String sobject, RecordId id, String blobField, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path part = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".part");
        try {
            long bytes;
            try (OutputStream out = Files.newOutputStream(part)) {
                bytes = download(sobject, id, blobField, out);
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return bytes;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private HttpRequest request(
            String method, String path, SObject record, String blobField, FileContent content, boolean repeatable) {
        ApiName.require("a blob's field", blobField);
        if (record.has(blobField)) {
            throw new IllegalArgumentException("the record has a value of its own in its blob's field " + blobField);
        }
        long most = record.type().equalsIgnoreCase("ContentVersion") ? MAX_VERSION_BYTES : MAX_BYTES;
        if (content.length().orElse(0) > most) {
            throw new IllegalArgumentException("a blob of " + record.type() + " has at most " + most
                    + " bytes, this one has " + content.length().getAsLong());
        }
        HttpBody body = new MultipartBody(record, blobField, content, most).body();
        return new HttpRequest(method, path, calls.headers(), body, repeatable, timeout);
    }
}
