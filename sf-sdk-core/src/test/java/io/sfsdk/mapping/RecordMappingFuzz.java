package io.sfsdk.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/** A record becomes an object that says the same when it is written and read again, or it is refused by its field's name. */
class RecordMappingFuzz {
    private static final List<String> NAMES = List.of("Text", "Id", "Number", "Count", "Flag", "At", "On", "Rating");
    private static final RecordMapping<Row> ROWS = rows();

    private enum Rating {
        HOT,
        COLD
    }

    private record Row(
            @Nullable String text,
            @Nullable RecordId id,
            @Nullable BigDecimal number,
            @Nullable Integer count,
            @Nullable Boolean flag,
            @Nullable Instant at,
            @Nullable LocalDate on,
            @Nullable Picklist<Rating> rating) {}

    private static RecordMapping<Row> rows() {
        RecordMapping.Builder<Row> mapping = RecordMapping.of("Account");
        MappedField<Row, String> text = mapping.text("Text", Row::text);
        MappedField<Row, RecordId> id = mapping.id("Id", Row::id);
        MappedField<Row, BigDecimal> number = mapping.decimal("Number", Row::number);
        MappedField<Row, Integer> count = mapping.integer("Count", Row::count);
        MappedField<Row, Boolean> flag = mapping.bool("Flag", Row::flag);
        MappedField<Row, Instant> at = mapping.instant("At", Row::at);
        MappedField<Row, LocalDate> on = mapping.date("On", Row::on);
        PicklistType<Rating> ratings = PicklistType.of(Rating.values(), Rating::name);
        MappedField<Row, Picklist<Rating>> rating = mapping.picklist("Rating", ratings, Row::rating);
        return mapping.build(row -> new Row(
                row.get(text),
                row.get(id),
                row.get(number),
                row.get(count),
                row.get(flag),
                row.get(at),
                row.get(on),
                row.get(rating)));
    }

    /** One line a field; an empty one is null. */
    static Stream<byte[]> records() {
        return Stream.of(
                        "x\n001TK00000AAAAbYAP\n1.50\n7\ntrue\n2026-01-01T12:00:00.000+0000\n2026-01-01\nHOT",
                        "\n001TK00000AAAAb\n-1E9\n1e1\nFALSE\n2026-01-01T13:00:00+01:00\n\nWARM",
                        "x\n\n\n2147483648",
                        "x\n\n1e999999999\n1e-999999999",
                        "x")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("records")
    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void aRecordBecomesAnObjectThatSaysTheSameOrIsRefused(byte[] bytes) {
        SObject record = record(new String(bytes, StandardCharsets.UTF_8).split("\n", NAMES.size()));

        Row row;
        try {
            row = ROWS.from(record);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).contains("of Account").hasSizeLessThan(300);
            assertThat(NAMES).anyMatch(name -> e.getMessage().contains("field " + name));
            return;
        }

        assertThat(ROWS.from(ROWS.toRecord(row))).isEqualTo(row);
        assertThat(ROWS.changes(record, row).size()).isZero();
    }

    private static SObject record(String[] values) {
        SObject record = SObject.of("Account");
        for (int i = 0; i < values.length; i++) {
            record = record.with(NAMES.get(i), values[i].isEmpty() ? null : values[i]);
        }
        return record;
    }
}
