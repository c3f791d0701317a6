package io.sfsdk.batch;

import io.sfsdk.record.ChildRecords;
import io.sfsdk.record.Compound;
import io.sfsdk.record.SObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Tells whether records are those of an earlier run; shows none of their values. */
final class Fingerprint {
    private static final int BYTES = 12;

    private Fingerprint() {}

    /** Of records in this order; {@code -} of none. */
    static String of(Collection<SObject> records) {
        if (records.isEmpty()) {
            return "-";
        }
        MessageDigest digest = sha256();
        records.forEach(record -> add(digest, record));
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static void add(MessageDigest digest, SObject record) {
        add(digest, 'r', record.type() + '/' + record.size());
        for (int i = 0; i < record.size(); i++) {
            add(digest, 'n', record.shape().name(i));
            add(digest, record.valueAt(i));
        }
    }

    private static void add(MessageDigest digest, @Nullable Object value) {
        if (value instanceof SObject record) {
            add(digest, record);
        } else if (value instanceof Compound compound) {
            compound.parts().forEach((name, part) -> {
                add(digest, 'n', name);
                add(digest, part);
            });
        } else if (value instanceof ChildRecords children) {
            children.records().forEach(child -> add(digest, child));
        } else if (value instanceof BigDecimal number) {
            add(digest, 'd', number.toPlainString());
        } else {
            add(digest, 'v', value == null ? "" : value.getClass().getSimpleName() + ' ' + value);
        }
    }

    /** With its length, so that no two lists of texts look alike. */
    private static void add(MessageDigest digest, char kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((kind + Integer.toString(bytes.length) + ':').getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
