package io.sfsdk.watermark;

import org.jspecify.annotations.Nullable;

/**
 * A position as it is stored under a lease: a line {@code leased-1 1767268800000 host-a}, then the position, if there is one.
 *
 * @param fence 0 if it is under no lease
 * @param holder who stored it
 * @param value the position, or null
 */
record FencedText(long fence, String holder, @Nullable Watermark value) {
    private static final String FORMAT = "leased-1 ";

    Watermark text() {
        String line = FORMAT + fence + " " + holder;
        return new Watermark(value == null ? line : line + "\n" + value.value());
    }

    static FencedText parse(WatermarkKey key, @Nullable Watermark stored) {
        if (stored == null || !stored.value().startsWith(FORMAT)) {
            return new FencedText(0, "", stored);
        }
        String text = stored.value();
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end);
        String[] parts = line.split(" ", 3);
        try {
            return new FencedText(
                    Long.parseLong(parts[1]), parts[2], end < 0 ? null : new Watermark(text.substring(end + 1)));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new WatermarkStoreException(
                    "the position of " + key + " begins like one under a lease, but not with fence and holder: \""
                            + line + "\". It was left as it is",
                    e);
        }
    }
}
