package io.sfsdk.rest;

import io.sfsdk.read.ObjectSchema;
import io.sfsdk.read.SchemaField;
import io.sfsdk.read.SchemaSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Describes objects, each time with the question whether anything changed since the last. Whether a change of permissions alone
 * counts as one is not documented, so that each hour it asks in full. Safe to share.
 */
public final class RestSchemaSource implements SchemaSource {
    private static final Duration TRUSTED = Duration.ofHours(1);

    private final DescribeCache describes;
    private final Clock clock;
    private final Map<String, Instant> readInFull = new ConcurrentHashMap<>();

    /** @param clock measures the hour only */
    public RestSchemaSource(RestApi api, Clock clock) {
        this.describes = DescribeCache.of(api, Duration.ZERO, clock);
        this.clock = clock;
    }

    @Override
    public ObjectSchema schema(String sobject) {
        Instant read = readInFull.get(key(sobject));
        boolean isTrusted = read != null && clock.instant().isBefore(read.plus(TRUSTED));
        return isTrusted ? schema(describes.get(sobject)) : rereadSchema(sobject);
    }

    @Override
    public ObjectSchema rereadSchema(String sobject) {
        describes.forget(sobject);
        SObjectDescribe describe = describes.get(sobject);
        readInFull.put(key(sobject), clock.instant());
        return schema(describe);
    }

    private static String key(String sobject) {
        return sobject.toLowerCase(Locale.ROOT);
    }

    private static ObjectSchema schema(SObjectDescribe describe) {
        return new ObjectSchema(
                describe.name(),
                describe.summary().queryable(),
                describe.fields().stream().map(RestSchemaSource::field).toList());
    }

    private static SchemaField field(FieldDescribe field) {
        return new SchemaField(
                field.name(), field.type(), field.calculated(), field.referenceTo(), field.relationshipName());
    }
}
