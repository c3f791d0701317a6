package io.sfsdk.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cron in a time zone, over changes of the clocks. In Berlin these are on 29 March at 2:00 and 25 October at 3:00. */
class CronScheduleTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "'* * * * *',           2026-01-01T00:00:30, 2026-01-01T00:01:00",
        "'0 2 * * *',           2026-01-01T02:00:00, 2026-01-02T02:00:00",
        "'0 2 * * *',           2026-01-01T01:59:59, 2026-01-01T02:00:00",
        "'*/15 * * * *',        2026-01-01T10:50:00, 2026-01-01T11:00:00",
        "'5/20 * * * *',        2026-01-01T10:26:00, 2026-01-01T10:45:00",
        "'0 8-18/5 * * *',      2026-01-01T13:00:00, 2026-01-01T18:00:00",
        "'0 0 1 * *',           2026-01-31T12:00:00, 2026-02-01T00:00:00",
        "'0 0 31 * *',          2026-01-31T12:00:00, 2026-03-31T00:00:00",
        "'0 0 29 2 *',          2026-01-01T00:00:00, 2028-02-29T00:00:00",
        "'0 9 * * MON-FRI',     2026-01-02T10:00:00, 2026-01-05T09:00:00",
        "'0 9 * * 0',           2026-01-01T00:00:00, 2026-01-04T09:00:00",
        "'0 9 * * 7',           2026-01-01T00:00:00, 2026-01-04T09:00:00",
        "'0 9 * * fri-7',       2026-01-03T10:00:00, 2026-01-04T09:00:00",
        "'0 9 13 * FRI',        2026-01-01T00:00:00, 2026-01-02T09:00:00",
        "'0 9 13 * FRI',        2026-01-09T09:00:00, 2026-01-13T09:00:00",
        "'0 9 */2 * MON',       2026-01-01T10:00:00, 2026-01-05T09:00:00",
        "'0 0 1 JAN,jul *',     2026-01-01T00:00:00, 2026-07-01T00:00:00",
        "'30 0 0 1 1 *',        2026-01-01T00:00:00, 2026-01-01T00:00:30",
        "'*/20 59 23 31 12 *',  2026-12-31T23:59:40, 2027-12-31T23:59:00",
    })
    void theNextTimeIsTheFirstThatFits(String expression, LocalDateTime after, LocalDateTime expected) {
        CronSchedule schedule = (CronSchedule) Schedule.cron(expression, ZoneOffset.UTC);

        Instant next = schedule.after(after.toInstant(ZoneOffset.UTC));

        assertThat(next).isEqualTo(expected.toInstant(ZoneOffset.UTC));
    }

    @Test
    void aTimeThatDoesNotExistIsDueWhenTheGapEndsAndOnce() {
        assertThat(times("0,30 2 * * *", "2026-03-28T12:00:00+01:00", 3))
                .containsExactly("2026-03-29T03:00+02:00", "2026-03-30T02:00+02:00", "2026-03-30T02:30+02:00");
    }

    @Test
    void aTimeThatExistsTwiceIsDueTheFirstTimeOnly() {
        assertThat(times("30 2 * * *", "2026-10-24T12:00:00+02:00", 2))
                .containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
    }

    @Test
    void askedInTheRepeatedHourATimeOfItIsOver() {
        assertThat(times("30 2 * * *", "2026-10-25T02:10:00+01:00", 1)).containsExactly("2026-10-26T02:30+01:00");
    }

    @Test
    void everyHalfHourMeansElapsedTimeInBothRepeatedHours() {
        assertThat(times("*/30 * * * *", "2026-10-25T01:59:00+02:00", 6))
                .containsExactly(
                        "2026-10-25T02:00+02:00",
                        "2026-10-25T02:30+02:00",
                        "2026-10-25T02:00+01:00",
                        "2026-10-25T02:30+01:00",
                        "2026-10-25T03:00+01:00",
                        "2026-10-25T03:30+01:00");
    }

    @Test
    void everyHalfHourLeavesTheGapOut() {
        assertThat(times("*/30 * * * *", "2026-03-29T01:29:00+01:00", 3))
                .containsExactly("2026-03-29T01:30+01:00", "2026-03-29T03:00+02:00", "2026-03-29T03:30+02:00");
    }

    @Test
    void aMinuteOfEachHourIsNotMadeUpForAfterTheGap() {
        assertThat(times("30 * * * *", "2026-03-29T01:29:00+01:00", 3))
                .containsExactly("2026-03-29T01:30+01:00", "2026-03-29T03:30+02:00", "2026-03-29T04:30+02:00");
    }

    @Test
    void aTimeBehindTheGapIsDueOnceAndAtItsTime() {
        assertThat(times("0 3 * * *", "2026-03-28T12:00:00+01:00", 2))
                .containsExactly("2026-03-29T03:00+02:00", "2026-03-30T03:00+02:00");
        assertThat(times("0 12 * * *", "2026-03-28T12:00:00+01:00", 2))
                .containsExactly("2026-03-29T12:00+02:00", "2026-03-30T12:00+02:00");
    }

    @Test
    void aDayThatAZoneLeftOutIsDueWhenItIsOver() {
        CronSchedule schedule = (CronSchedule) Schedule.cron("0 12 30 12 *", ZoneId.of("Pacific/Apia"));

        Instant next = schedule.after(Instant.parse("2011-12-01T00:00:00Z"));

        assertThat(next).isEqualTo(Instant.parse("2011-12-30T10:00:00Z"));
    }

    @Test
    void overManyYearsADailyTimeComesOnceADay() {
        CronSchedule schedule = (CronSchedule) Schedule.cron("30 2 * * *", BERLIN);
        Instant at = Instant.parse("2026-01-01T00:00:00Z");

        for (int day = 0; day < 4_000; day++) {
            Instant next = schedule.after(at);
            assertThat(Duration.between(at, next)).isBetween(Duration.ofMinutes(90), Duration.ofHours(25));
            at = next;
        }

        assertThat(at.atZone(BERLIN).toLocalDate()).isEqualTo("2036-12-13");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * 32 * *",
                "* * * 13 *",
                "* * * * 8",
                "5-1 * * * *",
                "*/0 * * * *",
                "1-2-3 * * * *",
                "1/2/3 * * * *",
                "a * * * *",
                "-1 * * * *",
                "1, * * * *",
                "* * L * *",
                "* * ? * *",
                "* * * * MON#1",
                "* * 15W * *",
                "* * * MONDAY *",
                "1000 * * * *"
            })
    void anythingElseIsRefused(String expression) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.cron(expression, ZoneOffset.UTC))
                .withMessageContaining("cron expression");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 30 2 *", "0 0 31 4,6 *"})
    void aDayThatNeverComesIsRefused(String expression) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.cron(expression, ZoneOffset.UTC))
                .withMessageContaining("no day ever fits");
    }

    private static List<String> times(String expression, String after, int count) {
        CronSchedule schedule = (CronSchedule) Schedule.cron(expression, BERLIN);
        List<String> times = new ArrayList<>();
        Instant at = OffsetDateTime.parse(after).toInstant();
        for (int i = 0; i < count; i++) {
            at = schedule.after(at);
            times.add(at.atZone(BERLIN).toOffsetDateTime().toString());
        }
        return times;
    }
}
