package io.sfsdk.testkit.describe;

/**
 * A record type that describes tell of.
 *
 * @param id 18 characters
 * @param name what people see
 */
public record RecordTypeInfo(String id, String name, String developerName, boolean active) {
    /** The type of records that have none. */
    static final RecordTypeInfo MASTER = new RecordTypeInfo("012000000000000AAA", "Master", "Master", true);
}
