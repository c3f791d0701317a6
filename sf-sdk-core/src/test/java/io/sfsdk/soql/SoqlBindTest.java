package io.sfsdk.soql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.record.RecordId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoqlBindTest {

    @ParameterizedTest
    @MethodSource("literals")
    void eachTypeIsWrittenAsSoqlWritesIt(Object value, String literal) {
        assertThat(bound("SELECT Id FROM A WHERE X = :x", value)).isEqualTo("SELECT Id FROM A WHERE X = " + literal);
    }

    static Stream<Arguments> literals() {
        return Stream.of(
                Arguments.of("O'Neil", "'O\\'Neil'"),
                Arguments.of(CharBuffer.wrap("a\\b"), "'a\\\\b'"),
                Arguments.of("", "''"),
                Arguments.of("a\nb\rc\td\be\ff", "'a\\nb\\rc\\td\\be\\ff'"),
                Arguments.of(7, "7"),
                Arguments.of(7L, "7"),
                Arguments.of((short) -7, "-7"),
                Arguments.of(new BigInteger("123456789012345678901"), "123456789012345678901"),
                Arguments.of(new BigDecimal("1E+3"), "1000"),
                Arguments.of(new BigDecimal("10.50"), "10.50"),
                Arguments.of(0.1, "0.1"),
                Arguments.of(1e-7f, "0.00000010"),
                Arguments.of(true, "true"),
                Arguments.of(LocalDate.parse("2026-01-31"), "2026-01-31"),
                Arguments.of(LocalTime.parse("09:30"), "09:30:00.000Z"),
                Arguments.of(Instant.parse("2026-01-01T11:58:00Z"), "2026-01-01T11:58:00Z"),
                Arguments.of(Instant.parse("2026-01-01T11:58:00.123456Z"), "2026-01-01T11:58:00.123Z"),
                Arguments.of(OffsetDateTime.parse("2026-01-01T12:58:00+01:00"), "2026-01-01T11:58:00Z"),
                Arguments.of(
                        ZonedDateTime.of(2026, 1, 1, 12, 58, 0, 0, ZoneId.of("Europe/Paris")), "2026-01-01T11:58:00Z"),
                Arguments.of(RecordId.of("001TK00000AAAAb"), "'001TK00000AAAAbYAP'"));
    }

    @Test
    void aColonInATextOrACommentOrBeforeADigitIsNoBind() {
        String template =
                "SELECT Id /* :a */ FROM A WHERE X = 'it\\'s :a' AND Y > 2026-01-01T00:00:00Z AND D = LAST_N_DAYS:30";

        assertThat(Soql.text(template).text()).isEqualTo(template);
    }

    @Test
    void aValueThatLooksLikeABindIsNotReadAgain() {
        String soql =
                Soql.bind("X = :a AND Y = :b", Map.of("a", ":b", "b", "v")).text();

        assertThat(soql).isEqualTo("X = ':b' AND Y = 'v'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X IN :x", "X IN:x", "X in (:x)", "X NOT IN :x", "X IN ( :x )", "X INCLUDES :x"})
    void aCollectionBecomesAListWithOnePairOfBrackets(String template) {
        assertThat(bound(template, List.of("a", "b")).replace(" ", "")).endsWith("('a','b')");
    }

    @Test
    void aListMayBeContinuedByBinds() {
        String soql = Soql.bind("X IN (:a, :rest)", Map.of("a", 1, "rest", List.of(2, 3)))
                .text();

        assertThat(soql).isEqualTo("X IN (1, 2,3)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X = :x", "X != :x", "X<>:x", "X=:x"})
    void nullMayBeCompared(String template) {
        assertThat(bound(template, null)).endsWith("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X > :x", "X <= :x", "X >=:x", "X LIKE :x", "X IN (:x)", "X IN :x"})
    void nullIsRefusedWhereItHasNoOrder(String template) {
        assertThatThrownBy(() -> bound(template, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bind :x: null is only compared by = and !=");
    }

    @Test
    void aDateLiteralTakesItsCount() {
        assertThat(bound("D = LAST_N_DAYS:x", 7)).isEqualTo("D = LAST_N_DAYS:7");
        assertThat(bound("D < n_weeks_ago:x", 2)).isEqualTo("D < n_weeks_ago:2");
        assertThatThrownBy(() -> bound("D = LAST_N_DAYS:x", "7 OR"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(":x")
                .hasMessageNotContaining("7 OR");
    }

    @Test
    void missingAndUnusedBindsAreNamed() {
        assertThatThrownBy(() -> Soql.bind("X = :missing", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(":missing");
        assertThatThrownBy(() -> Soql.bind("X = :x", Map.of("x", 1, "unused", 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(":unused");
        assertThatThrownBy(() -> Soql.text("X = :x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(":x");
    }

    @Test
    void whatIsNoValueIsRefusedWithItsBindAndWithoutItself() {
        List<@Nullable Object> refused = Arrays.asList(
                Double.NaN,
                new BigDecimal("1E+999999999"),
                new Object(),
                "half \ud83d pair",
                Instant.parse("1492-10-12T00:00:00Z"),
                LocalDate.parse("4001-01-01"),
                List.of("a"),
                LocalDateTime.parse("2026-01-01T00:00:00"));

        assertThat(refused)
                .allSatisfy(value -> assertThatThrownBy(() -> bound("X = :x", value))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("bind :x: "));
    }

    @Test
    void anEmptyListIsRefusedAndSoAreListsOfNoValues() {
        assertThatThrownBy(() -> bound("X IN :x", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(":x")
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> bound("X IN :x", Collections.singletonList(null)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bound("X IN :x", List.of(List.of(1)))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aQueryLongerThanTheOrgTakesIsRefusedBeforeItIsSent() {
        String longest = "x".repeat(SoqlQuery.MAX_LENGTH);

        assertThat(new SoqlQuery(longest).text()).hasSize(100_000);
        assertThatThrownBy(() -> new SoqlQuery(longest + "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("split a long IN list");
        assertThatThrownBy(() -> Soql.text(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOpenTextOrCommentIsRefused() {
        assertThatThrownBy(() -> Soql.text("X = 'open")).hasMessageContaining("not closed");
        assertThatThrownBy(() -> Soql.text("X = 'open\\'")).hasMessageContaining("not closed");
        assertThatThrownBy(() -> Soql.text("X /* open")).hasMessageContaining("not closed");
    }

    @Test
    void aQueryShowsNoValueWhenPrinted() {
        SoqlQuery query = Soql.bind("X = :x", Map.of("x", "secret"));

        assertThat(query.toString()).doesNotContain("secret").contains("characters");
    }

    private static String bound(String template, @Nullable Object value) {
        Map<String, @Nullable Object> binds = new HashMap<>();
        binds.put("x", value);
        return Soql.bind(template, binds).text();
    }
}
