package io.sfsdk.bulk;

import io.sfsdk.record.SObject;
import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldBuilder;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.Schema;
import io.sfsdk.testkit.schema.SchemaBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random records of an object that has a field of each type, and what an org makes trouble with among their values. */
final class Samples {
    static final String KEY = "Key__c";

    static final List<String> FIELDS = List.of(
            "Name",
            KEY,
            "Text__c",
            "Long__c",
            "Check__c",
            "Pick__c",
            "Picks__c",
            "Date__c",
            "Stamp__c",
            "Time__c",
            "Whole__c",
            "Double__c",
            "Money__c",
            "Percent__c",
            "Phone__c",
            "Email__c",
            "Url__c",
            "Parent__c");

    private static final List<String> TEXTS = List.of(
            "plain",
            "",
            " leading and trailing ",
            "comma, semicolon; tab\tand pipe|",
            "she said \"yes\"",
            "\"",
            "two\nlines",
            "Grüße aus Åre",
            "漢字 𝒳 👩‍👩‍👧",
            "null",
            "NULL",
            "NA",
            "0012",
            "1e5",
            "true",
            "=1+1",
            "'; SELECT",
            "#N/A!",
            "\u00a0");

    private static final List<String> NUMBERS =
            List.of("0", "1", "-1", "0.1", "912260031", "123456789012.34", "-0.01", "99.999", "1E3");

    private final SplittableRandom random;

    Samples(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static Schema schema() {
        return SchemaBuilder.standard()
                .customObject(
                        "Sample__c",
                        "Sample",
                        field(KEY, FieldType.STRING).length(40).externalId().unique(),
                        field("Text__c", FieldType.STRING).length(80),
                        field("Long__c", FieldType.TEXTAREA).length(32_000),
                        field("Check__c", FieldType.BOOLEAN),
                        field("Pick__c", FieldType.PICKLIST)
                                .values("red", "green", "blue")
                                .restricted(),
                        field("Picks__c", FieldType.MULTIPICKLIST).values("a", "b", "c"),
                        field("Date__c", FieldType.DATE),
                        field("Stamp__c", FieldType.DATETIME),
                        field("Time__c", FieldType.TIME),
                        field("Whole__c", FieldType.DOUBLE).digits(18, 0),
                        field("Double__c", FieldType.DOUBLE).digits(18, 4),
                        field("Money__c", FieldType.CURRENCY).digits(16, 2),
                        field("Percent__c", FieldType.PERCENT).digits(7, 3),
                        field("Phone__c", FieldType.PHONE),
                        field("Email__c", FieldType.EMAIL),
                        field("Url__c", FieldType.URL),
                        field("Parent__c", FieldType.REFERENCE).to("Parent__r", "Children__r", "Sample__c"))
                .build();
    }

    private static FieldBuilder field(String name, FieldType type) {
        return Field.builder(name, type);
    }

    /** One in some ten is refused, each for a reason that both routes must name alike. */
    List<SObject> records(int count) {
        List<SObject> records = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            SObject record = good("K-" + i);
            records.add(random.nextInt(10) == 0 ? spoiled(record) : record);
        }
        return records;
    }

    List<SObject> goodOnes(int count) {
        List<SObject> records = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            records.add(good("K-" + i));
        }
        return records;
    }

    /** For each record one with its key and some fields set, some cleared, some left out; and some of new keys. */
    List<SObject> changesOf(List<SObject> records) {
        List<SObject> changes = new ArrayList<>();
        for (SObject record : records) {
            String key = record.text(KEY).orElseThrow();
            SObject full = good(key);
            SObject change = SObject.of("Sample__c").with(KEY, key);
            for (String name : full.names()) {
                if (!name.equals(KEY) && !name.equals("Name")) {
                    change = switch (random.nextInt(3)) {
                        case 0 -> change.with(name, full.value(name));
                        case 1 -> name.equals("Check__c") ? change : change.with(name, null);
                        default -> change;
                    };
                }
            }
            changes.add(change);
        }
        for (int i = 0; i < 50; i++) {
            changes.add(good("new-" + i));
        }
        return changes;
    }

    private SObject good(String key) {
        SObject record = SObject.of("Sample__c").with("Name", "Sample " + key).with(KEY, key);
        record = maybe(record, "Text__c", pick(TEXTS));
        record = maybe(record, "Long__c", pick(TEXTS) + pick(TEXTS) + "x".repeat(random.nextInt(300)));
        record = maybe(record, "Check__c", random.nextBoolean());
        record = maybe(record, "Pick__c", pick(List.of("red", "green", "blue")));
        record = maybe(record, "Picks__c", pick(List.of("a", "a;b", "a;b;c")));
        record = maybe(record, "Date__c", LocalDate.of(1990 + random.nextInt(60), 1 + random.nextInt(12), 28));
        record = maybe(record, "Stamp__c", Instant.ofEpochSecond(random.nextLong(4_000_000_000L)));
        record = maybe(record, "Time__c", LocalTime.of(random.nextInt(24), random.nextInt(60), random.nextInt(60)));
        record = maybe(record, "Whole__c", new BigDecimal(random.nextLong(-1_000_000, 1_000_000_000_000L)));
        record = maybe(record, "Double__c", new BigDecimal(pick(NUMBERS)));
        record = maybe(record, "Money__c", new BigDecimal(pick(NUMBERS)));
        record = maybe(record, "Percent__c", BigDecimal.valueOf(random.nextLong(99_999), 3));
        record = maybe(record, "Phone__c", "+49 (0)30 " + random.nextInt(1_000_000));
        record = maybe(record, "Email__c", "someone" + random.nextInt(1_000) + "@example.com");
        return maybe(record, "Url__c", "https://example.com/?a=1&b=" + random.nextInt(100));
    }

    private SObject spoiled(SObject record) {
        return switch (random.nextInt(4)) {
            case 0 -> record.with("Text__c", "x".repeat(81));
            case 1 -> record.with("Pick__c", "purple");
            case 2 -> record.with("Email__c", "no address");
            default -> record.with(KEY, "K-0");
        };
    }

    private SObject maybe(SObject record, String name, Object value) {
        return switch (random.nextInt(6)) {
            case 0 -> record;
            case 1 -> value instanceof Boolean ? record : record.with(name, null);
            default -> record.with(name, value);
        };
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
