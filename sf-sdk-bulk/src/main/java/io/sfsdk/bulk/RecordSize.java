package io.sfsdk.bulk;

import io.sfsdk.record.SObject;

/** Measures what a record takes in an upload, and refuses what no upload can carry. */
final class RecordSize {
    /** Quotes around a cell, and what ends it. */
    private static final int AROUND = 3;

    private RecordSize() {}

    static long of(SObject record) {
        long bytes = 2;
        for (int i = 0; i < record.size(); i++) {
            String name = record.shape().name(i);
            Object value = record.valueAt(i);
            try {
                Object cell = value instanceof SObject parent && parent.size() > 0 ? parent.valueAt(0) : value;
                bytes += AROUND + utf8(CellText.of(cell, LineEnding.CRLF));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("field " + name + " of " + record.type() + " " + e.getMessage(), e);
            }
        }
        return bytes;
    }

    private static long utf8(String cell) {
        long bytes = 0;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c < 0x80) {
                bytes += c == '"' ? 2 : 1;
            } else {
                bytes += c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
        }
        return bytes;
    }
}
