package io.sfsdk.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sfsdk.record.ChildRecords;
import io.sfsdk.record.Compound;
import io.sfsdk.record.SObject;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first 64 bits of the SHA-256 of a record's names and values, nested ones included: by it a target and the org are compared
 * without keeping the values. For one thread.
 */
public final class ContentHash {
    private final MessageDigest digest = sha256();

    ContentHash() {}

    /**
     * The hash of some fields, in this order.
     *
     * @param fields names, or paths as {@code Owner.Name}
     * @throws java.util.NoSuchElementException if the record lacks one of them
     */
    public static long of(SObject record, List<String> fields) {
        ContentHash hash = new ContentHash();
        for (String field : fields) {
            hash.addText(field);
            hash.addValue(record.valueAlong(field));
        }
        return hash.first64();
    }

    long of(SObject record) {
        add(record);
        return first64();
    }

    long of(String text) {
        addText(text);
        return first64();
    }

    private long first64() {
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    private void add(SObject record) {
        addText(record.type());
        for (int i = 0; i < record.size(); i++) {
            addText(record.names().get(i));
            addValue(record.valueAt(i));
        }
    }

    private void addValue(@Nullable Object value) {
        if (value instanceof SObject parent) {
            add(parent);
        } else if (value instanceof ChildRecords children) {
            children.records().forEach(this::add);
        } else if (value instanceof Compound compound) {
            compound.parts().forEach((name, part) -> addPart(name, part));
        } else if (value instanceof BigDecimal number) {
            addText(number.stripTrailingZeros().toString());
        } else {
            addText(value == null ? "\0" : value.toString());
        }
    }

    private void addPart(String name, @Nullable Object part) {
        addText(name);
        addValue(part);
    }

    /** With its length in front, so that no two sequences of texts give the same bytes. */
    private void addText(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
