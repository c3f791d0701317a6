package io.sfsdk.watermark;

/**
 * A stored position. Its text belongs to the job that wrote it; a store keeps it as it is and compares it character by
 * character.
 *
 * @param value not blank; a sync's position has some hundred characters, its ledger of recent rows up to 300,000
 */
public record Watermark(String value) {
    public Watermark {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a watermark must not be blank");
        }
    }
}
