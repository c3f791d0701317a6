package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Multipart;
import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.http.Spool;
import io.sfsdk.testkit.json.JsonReader;
import io.sfsdk.testkit.json.JsonSyntaxException;
import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.store.BlobKey;
import io.sfsdk.testkit.store.OrgStore;
import io.sfsdk.testkit.store.RecordId;
import io.sfsdk.testkit.store.Row;
import io.sfsdk.testkit.store.SaveResult;
import io.sfsdk.testkit.store.Transaction;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records with a blob, written as two parts, and the blobs themselves.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_sobject_insert_update_blob.htm">Insert
 *     or Update Blob Data</a>
 */
final class FileResource {
    private final OrgStore store;
    private final Blobs blobs;

    FileResource(OrgStore store, Blobs blobs) {
        this.store = store;
        this.blobs = blobs;
    }

    Resource createOr(Resource plain) {
        return call -> isMultipart(call) ? create(call) : plain.answer(call);
    }

    Resource updateOr(Resource plain) {
        return call -> isMultipart(call) ? update(call) : plain.answer(call);
    }

    Resource readOr(Resource plain) {
        return call -> {
            Optional<Field> blob = call.view()
                    .schema()
                    .object(call.path().get(0))
                    .flatMap(type -> type.field(call.path().get(2)))
                    .filter(field -> field.type() == FieldType.BASE64)
                    .filter(field -> RecordId.normalize(call.path().get(1)).isPresent());
            return blob.isPresent() ? read(call, blob.get()) : plain.answer(call);
        };
    }

    private static boolean isMultipart(Call call) {
        return call.request().headers().first("Content-Type").orElse("").startsWith("multipart/");
    }

    private Response create(Call call) {
        ObjectType type = Named.type(call, call.path().get(0));
        Map<String, @Nullable Object> fields = fields(call, type);
        SaveResult result = saved(fields, type, call, tx -> tx.insert(type.name(), fields, call.writeOptions()));
        if (!result.success()) {
            return SaveAnswers.refused(result, call, type.name());
        }
        String location = Records.path(call, type.name(), Objects.requireNonNull(result.id()));
        return Response.json(201, SaveAnswers.saved(result)).with("Location", location);
    }

    private Response update(Call call) {
        ObjectType type = Named.type(call, call.path().get(0));
        String id = Named.id(call.path().get(1));
        Map<String, @Nullable Object> fields = fields(call, type);
        SaveResult result = saved(fields, type, call, tx -> tx.update(type.name(), id, fields, call.writeOptions()));
        return result.success() ? Response.empty(204) : SaveAnswers.refused(result, call, type.name());
    }

    private SaveResult saved(Map<String, @Nullable Object> fields, ObjectType type, Call call, Write write) {
        SaveResult result = Writes.one(store, call, write::apply);
        if (!result.success()) {
            type.fields().stream()
                    .filter(field -> field.type() == FieldType.BASE64)
                    .map(field -> fields.get(field.name()))
                    .filter(Objects::nonNull)
                    .forEach(key -> blobs.drop(String.valueOf(key)));
        }
        return result;
    }

    private Response read(Call call, Field field) {
        ObjectType type = Named.type(call, call.path().get(0));
        String id = Named.id(call.path().get(1));
        Row row = call.view()
                .row(type.name(), id)
                .filter(found -> !found.isDeleted())
                .orElseThrow(ApiRefusal::notFound);
        Object value = row.value(field.name());
        if (value == null) {
            throw ApiRefusal.notFound();
        }
        Object contentType = row.value("ContentType");
        return blobs.show(value.toString(), contentType == null ? "application/octetstream" : contentType.toString());
    }

    /** The JSON of the part without a file name, and the keys of the blobs in the others, in whatever order they come. */
    private Map<String, @Nullable Object> fields(Call call, ObjectType type) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        try {
            String contentType = call.request().headers().first("Content-Type").orElse("");
            Multipart parts = Multipart.of(contentType, call.request().content());
            boolean hasRecord = false;
            while (parts.next()) {
                if (parts.fileName().isPresent()) {
                    addBlob(parts, type, fields);
                } else {
                    addRecord(parts, fields);
                    hasRecord = true;
                }
            }
            if (!hasRecord) {
                throw Multipart.malformed("no part is the record");
            }
            return fields;
        } catch (JsonSyntaxException e) {
            throw ApiRefusal.of(400, "JSON_PARSER_ERROR", e.wireMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addRecord(Multipart parts, Map<String, @Nullable Object> fields) throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        parts.copyTo(json);
        fields.putAll(JsonReader.readObject(json.toByteArray()));
    }

    private void addBlob(Multipart parts, ObjectType type, Map<String, @Nullable Object> fields) throws IOException {
        Field field = type.field(parts.name())
                .filter(found -> found.type() == FieldType.BASE64)
                .orElseThrow(() -> Multipart.malformed("part " + parts.name() + " is no blob field"));
        Spool content = new Spool(Blobs.MOST_IN_MEMORY);
        Measured measured = new Measured(content);
        try (measured) {
            parts.copyTo(measured);
        }
        fields.put(field.name(), blobs.keep(content, measured.bytes, measured.digest.digest()));
    }

    /** Counts and digests what passes. */
    private static final class Measured extends FilterOutputStream {
        private final MessageDigest digest = BlobKey.md5();
        private long bytes;

        Measured(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] content, int from, int count) throws IOException {
            out.write(content, from, count);
            digest.update(content, from, count);
            bytes += count;
        }
    }

    @FunctionalInterface
    private interface Write {
        SaveResult apply(Transaction tx);
    }
}
