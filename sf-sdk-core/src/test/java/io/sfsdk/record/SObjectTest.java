package io.sfsdk.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.DoubleAdder;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SObjectTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void absentIsNotNull() {
        SObject record = SObject.of("Account").with("Site", null);

        assertThat(record.has("Site")).isTrue();
        assertThat(record.text("Site")).isEmpty();
        assertThat(record.has("Name")).isFalse();
        assertThatThrownBy(() -> record.text("Name"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("Name");
        assertThat(record).isNotEqualTo(SObject.of("Account"));
    }

    @Test
    void namesAreFoundWhateverTheirCaseAndKeepTheirPlace() {
        SObject record = SObject.of("Account").with("A", 1).with("B", 2).with("a", 3);

        assertThat(record.names()).containsExactly("A", "B");
        assertThat(record.decimal("A")).contains(new BigDecimal(3));
        assertThat(record.without("b").names()).containsExactly("A");
        assertThat(record.without("none")).isSameAs(record);
    }

    @Test
    void aChangeLeavesTheRecordItWasMadeFrom() {
        SObject one = SObject.of("Account").with("A", 1);

        SObject two = one.with("A", 2);

        assertThat(one.decimal("A")).contains(BigDecimal.ONE);
        assertThat(two.decimal("A")).contains(new BigDecimal(2));
    }

    @Test
    void numbersAreEqualByValueAndSoAreTheirHashes() {
        SObject ten = SObject.of("A").with("X", new BigDecimal("10"));
        SObject tenPointZero = SObject.of("A").with("X", new BigDecimal("10.0"));

        assertThat(ten).isEqualTo(tenPointZero).hasSameHashCodeAs(tenPointZero);
        assertThat(ten.with("X", 0)).hasSameHashCodeAs(ten.with("X", new BigDecimal("0.000")));
        assertThat(ten)
                .isNotEqualTo(ten.with("X", 11))
                .isNotEqualTo(SObject.of("B").with("X", 10));
    }

    @Test
    void eachKindOfNumberIsKeptExactly() {
        SObject record = SObject.of("A")
                .with("Double", 0.1)
                .with("Float", 0.1f)
                .with("Long", Long.MAX_VALUE)
                .with("Big", new BigInteger("123456789012345678901"));

        assertThat(record.decimal("Double")).contains(new BigDecimal("0.1"));
        assertThat(record.decimal("Float")).contains(new BigDecimal("0.1"));
        assertThat(record.decimal("Long")).contains(BigDecimal.valueOf(Long.MAX_VALUE));
        assertThat(record.decimal("Big")).contains(new BigDecimal("123456789012345678901"));
        assertThatThrownBy(() -> record.with("X", Double.NaN)).hasMessageContaining("X");
        assertThatThrownBy(() -> record.with("X", Float.POSITIVE_INFINITY)).hasMessageContaining("X");
        assertThatThrownBy(() -> record.with("X", new Object())).hasMessageContaining("field X");
    }

    @Test
    void aNumberOfWhichNotAllMightBeKeptIsRefused() {
        DoubleAdder half = new DoubleAdder();
        half.add(0.5);

        assertThatThrownBy(() -> SObject.of("A").with("X", half))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("field X cannot hold a java.util.concurrent.atomic.DoubleAdder");
    }

    @Test
    void aTextLongerThanAnyNumberIsNoneAndIsNotTried() {
        SObject record = SObject.of("A").with("X", "9".repeat(20_000_000));

        assertThatThrownBy(() -> record.decimal("X"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("field X of A");
        assertThat(record.with("X", "1".repeat(1_000)).decimal("X")).isPresent();
    }

    @Test
    void momentsOfAnyZoneAreInstants() {
        SObject record = SObject.of("A")
                .with("Offset", OffsetDateTime.parse("2026-01-01T13:00:00+01:00"))
                .with("Zoned", ZonedDateTime.of(2026, 1, 1, 13, 0, 0, 0, ZoneId.of("Europe/Paris")))
                .with("Id", RecordId.of("001TK00000AAAAb"));

        assertThat(record.instant("Offset")).contains(NOON);
        assertThat(record.instant("Zoned")).contains(NOON);
        assertThat(record.id()).contains(RecordId.of("001TK00000AAAAbYAP"));
        assertThat(record.text("Id")).contains("001TK00000AAAAbYAP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01T12:00:00.000+0000",
                "2026-01-01T12:00:00Z",
                "2026-01-01T12:00:00.000Z",
                "2026-01-01T13:00:00+01:00",
                "2026-01-01T13:00:00.000+0100"
            })
    void textsOfAllApisAreReadAsInstants(String text) {
        assertThat(SObject.of("A").with("X", text).instant("X")).contains(NOON);
    }

    @Test
    void textsAreReadAsWhatTheyAre() {
        SObject record = SObject.of("A")
                .with("Date", "2026-01-31")
                .with("Time", "09:30:00.000Z")
                .with("Number", "1.0E9")
                .with("Flag", "TRUE");

        assertThat(record.date("Date")).contains(LocalDate.parse("2026-01-31"));
        assertThat(record.time("Time")).contains(LocalTime.parse("09:30"));
        assertThat(record.decimal("Number").orElseThrow()).isEqualByComparingTo("1000000000");
        assertThat(record.bool("Flag")).contains(true);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-13-01T12:00:00.000+0000",
        "2026-01-01Txx:00:00.000+0000",
        "+026-01-01T12:00:00.000+0000",
        "2026-01-01T12:00:00",
        "secret"
    })
    void whatIsNoneOfItIsRefusedByFieldAndWithoutTheValue(String text) {
        SObject record = SObject.of("Account").with("X", text);

        for (ThrowingCallable read : List.<ThrowingCallable>of(
                () -> record.instant("X"),
                () -> record.date("X"),
                () -> record.time("X"),
                () -> record.decimal("X"),
                () -> record.bool("X"),
                () -> record.parent("X"))) {
            assertThatThrownBy(read)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("field X of Account")
                    .hasMessageNotContaining(text);
        }
    }

    @Test
    void nothingThatIsPrintedShowsAValue() {
        SObject record = SObject.of("Account")
                .with("Id", "001TK00000AAAAbYAP")
                .with("Name", "secret")
                .with("BillingAddress", new Compound(Map.of("city", "secret")))
                .with("Contacts", ChildRecords.of(List.of(SObject.of("Contact").with("LastName", "secret"))));

        assertThat(record).hasToString("Account(001TK00000AAAAbYAP)[Id, Name, BillingAddress, Contacts]");
        assertThat(record.children("Contacts").toString()).doesNotContain("secret");
        assertThat(record.compound("BillingAddress").toString()).doesNotContain("secret");
    }

    @Test
    void aShapeHasEachFieldOnce() {
        assertThatThrownBy(() -> RecordShape.of("A", List.of("Name", "NAME"))).hasMessageContaining("twice");
        assertThatThrownBy(() -> RecordShape.of("A", List.of(" "))).hasMessageContaining("blank");
        assertThatThrownBy(() -> RecordShape.of("A", List.of("X")).record(new Object[0]))
                .hasMessageContaining("1 fields but 0 values");
        assertThatThrownBy(() -> SObject.of(" ")).hasMessageContaining("Account");
    }
}
