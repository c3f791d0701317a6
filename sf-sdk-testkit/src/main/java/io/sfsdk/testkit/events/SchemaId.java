package io.sfsdk.testkit.events;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.ObjectType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Names the shape of an event: 22 characters, others as soon as a field comes, goes or changes its type. */
public final class SchemaId {
    private static final int BYTES = 16;

    private SchemaId() {}

    public static String of(ObjectType type) {
        StringBuilder shape = new StringBuilder(type.name());
        for (Field field : type.fields()) {
            shape.append('\n').append(field.name()).append(' ').append(field.type());
        }
        byte[] digest = digest(shape.toString().getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES));
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
