package io.sfsdk.contract;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.record.ChildRecords;
import io.sfsdk.record.Compound;
import io.sfsdk.record.SObject;
import io.sfsdk.write.WriteOperation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Letters with every kind of value and text that a record can hold, half surrogate pairs and long numbers included. */
final class RandomLetters {
    private static final List<WriteOperation> OPERATIONS = List.of(
            new WriteOperation.Insert(),
            new WriteOperation.Update(),
            new WriteOperation.Delete(),
            new WriteOperation.Upsert("External_Id__c"));

    private static final List<DeadLetterReason> REASONS = List.of(DeadLetterReason.values());

    private RandomLetters() {}

    static DeadLetter letter(String id, Random random) {
        return new DeadLetter(
                id,
                text(random),
                random.nextLong() & Long.MAX_VALUE,
                random.nextInt(5) == 0 ? null : OPERATIONS.get(random.nextInt(OPERATIONS.size())),
                record(random, 2),
                REASONS.get(random.nextInt(REASONS.size())),
                IntStream.rangeClosed(0, random.nextInt(3))
                        .mapToObj(i -> error(random))
                        .toList(),
                random.nextInt(10),
                random.nextBoolean() ? null : text(random),
                instant(random),
                random.nextBoolean() ? null : text(random));
    }

    private static ApiError error(Random random) {
        List<String> fields = IntStream.range(0, random.nextInt(3))
                .mapToObj(i -> text(random))
                .toList();
        return new ApiError(new ErrorCode("CODE_" + random.nextInt()), text(random), fields);
    }

    private static SObject record(Random random, int depth) {
        SObject record = SObject.of("Thing" + random.nextInt(3) + "__c");
        int fields = random.nextInt(8);
        for (int i = 0; i < fields; i++) {
            record = record.with("Feld_ä" + i + "__c", value(random, depth));
        }
        return record;
    }

    private static @Nullable Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 11 : 8)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> decimal(random);
            case 3 -> instant(random);
            case 4 -> LocalDate.ofEpochDay(random.nextInt(2_000_000) - 1_000_000);
            case 5 -> LocalTime.ofNanoOfDay(random.nextLong() & (1L << 45) - 1);
            case 6 -> "2026-01-01T00:00:00.000+0000";
            case 7 -> text(random);
            case 8 -> record(random, depth - 1);
            case 9 ->
                new ChildRecords(
                        List.of(record(random, depth - 1), record(random, depth - 1)),
                        random.nextInt(100),
                        random.nextBoolean() ? null : text(random));
            default -> compound(random);
        };
    }

    private static BigDecimal decimal(Random random) {
        int bits = random.nextInt(20) == 0 ? 5_000 : 80;
        return new BigDecimal(new BigInteger(bits, random), random.nextInt(60) - 30);
    }

    private static Instant instant(Random random) {
        return Instant.ofEpochSecond(random.nextLong() % 31_000_000_000L, random.nextInt(1_000_000_000));
    }

    private static Compound compound(Random random) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("street", text(random));
        parts.put("latitude", decimal(random));
        parts.put("state", null);
        return new Compound(parts);
    }

    private static String text(Random random) {
        List<String> pieces =
                new ArrayList<>(List.of("\n", "\"", "\\", "é", "\u2028", "\ud83d\ude00", "\u0000", "<", "x"));
        pieces.add(String.valueOf((char) (0xD800 + random.nextInt(0x800))));
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }
}
