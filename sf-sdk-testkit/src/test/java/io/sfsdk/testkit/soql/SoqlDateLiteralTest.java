package io.sfsdk.testkit.soql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Now is Wednesday, 15 May 2024, noon. */
class SoqlDateLiteralTest {
    private final FakeOrg org = new FakeOrg();

    @ParameterizedTest
    @CsvSource(textBlock = """
            TODAY,                      2024-05-15, 2024-05-15
            YESTERDAY,                  2024-05-14, 2024-05-14
            TOMORROW,                   2024-05-16, 2024-05-16
            LAST_WEEK,                  2024-05-05, 2024-05-11
            THIS_WEEK,                  2024-05-12, 2024-05-18
            NEXT_WEEK,                  2024-05-19, 2024-05-25
            LAST_MONTH,                 2024-04-01, 2024-04-30
            this_month,                 2024-05-01, 2024-05-31
            NEXT_MONTH,                 2024-06-01, 2024-06-30
            LAST_90_DAYS,               2024-02-15, 2024-05-15
            NEXT_90_DAYS,               2024-05-16, 2024-08-13
            LAST_N_DAYS:3,              2024-05-12, 2024-05-15
            NEXT_N_DAYS:3,              2024-05-16, 2024-05-18
            N_DAYS_AGO:3,               2024-05-12, 2024-05-12
            NEXT_N_WEEKS:2,             2024-05-19, 2024-06-01
            LAST_N_WEEKS:2,             2024-04-28, 2024-05-11
            N_WEEKS_AGO:2,              2024-04-28, 2024-05-04
            NEXT_N_MONTHS:2,            2024-06-01, 2024-07-31
            LAST_N_MONTHS:2,            2024-03-01, 2024-04-30
            N_MONTHS_AGO:2,             2024-03-01, 2024-03-31
            THIS_QUARTER,               2024-04-01, 2024-06-30
            LAST_QUARTER,               2024-01-01, 2024-03-31
            NEXT_QUARTER,               2024-07-01, 2024-09-30
            NEXT_N_QUARTERS:2,          2024-07-01, 2024-12-31
            LAST_N_QUARTERS:2,          2023-10-01, 2024-03-31
            N_QUARTERS_AGO:2,           2023-10-01, 2023-12-31
            THIS_YEAR,                  2024-01-01, 2024-12-31
            LAST_YEAR,                  2023-01-01, 2023-12-31
            NEXT_YEAR,                  2025-01-01, 2025-12-31
            NEXT_N_YEARS:2,             2025-01-01, 2026-12-31
            LAST_N_YEARS:2,             2022-01-01, 2023-12-31
            N_YEARS_AGO:2,              2022-01-01, 2022-12-31
            THIS_FISCAL_QUARTER,        2024-04-01, 2024-06-30
            LAST_FISCAL_QUARTER,        2024-01-01, 2024-03-31
            NEXT_FISCAL_QUARTER,        2024-07-01, 2024-09-30
            NEXT_N_FISCAL_QUARTERS:2,   2024-07-01, 2024-12-31
            LAST_N_FISCAL_QUARTERS:2,   2023-10-01, 2024-03-31
            N_FISCAL_QUARTERS_AGO:2,    2023-10-01, 2023-12-31
            THIS_FISCAL_YEAR,           2024-01-01, 2024-12-31
            LAST_FISCAL_YEAR,           2023-01-01, 2023-12-31
            NEXT_FISCAL_YEAR,           2025-01-01, 2025-12-31
            NEXT_N_FISCAL_YEARS:2,      2025-01-01, 2026-12-31
            LAST_N_FISCAL_YEARS:2,      2022-01-01, 2023-12-31
            N_FISCAL_YEARS_AGO:2,       2022-01-01, 2022-12-31
            """)
    void aNamedDateIsARangeOfDays(String literal, LocalDate first, LocalDate last) {
        org.add(
                "Account",
                "Name",
                "day before",
                "Founded__c",
                first.minusDays(1),
                "CreatedDate",
                end(first.minusDays(1)));
        org.add("Account", "Name", "first", "Founded__c", first, "CreatedDate", start(first));
        org.add("Account", "Name", "last", "Founded__c", last, "CreatedDate", end(last));
        org.add("Account", "Name", "day after", "Founded__c", last.plusDays(1), "CreatedDate", start(last.plusDays(1)));

        for (String field : List.of("Founded__c", "CreatedDate")) {
            assertThat(org.accountsWhere(field + " = " + literal)).containsExactly("first", "last");
            assertThat(org.accountsWhere(field + " != " + literal)).containsExactly("day before", "day after");
            assertThat(org.accountsWhere(field + " < " + literal)).containsExactly("day before");
            assertThat(org.accountsWhere(field + " <= " + literal)).containsExactly("day before", "first", "last");
            assertThat(org.accountsWhere(field + " > " + literal)).containsExactly("day after");
            assertThat(org.accountsWhere(field + " >= " + literal)).containsExactly("first", "last", "day after");
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static Instant end(LocalDate day) {
        return day.atTime(LocalTime.of(23, 59, 59)).toInstant(ZoneOffset.UTC);
    }

    @Test
    void namedDatesFollowTheClockOfTheOrg() {
        org.add("Account", "Name", "may", "Founded__c", LocalDate.parse("2024-05-15"));

        org.now = Instant.parse("2024-05-16T00:00:00Z");

        assertThat(org.accountsWhere("Founded__c = TODAY")).isEmpty();
        assertThat(org.accountsWhere("Founded__c IN (YESTERDAY, TOMORROW)")).containsExactly("may");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            CALENDAR_YEAR,    2024
            CALENDAR_QUARTER, 4
            CALENDAR_MONTH,   12
            FISCAL_YEAR,      2024
            FISCAL_QUARTER,   4
            FISCAL_MONTH,     12
            DAY_IN_MONTH,     29
            DAY_IN_WEEK,      1
            DAY_IN_YEAR,      364
            WEEK_IN_MONTH,    5
            WEEK_IN_YEAR,     52
            HOUR_IN_DAY,      23
            """)
    void dateFunctionsTakeADateApart(String function, int expected) {
        org.add("Account", "Name", "sunday", "CreatedDate", Instant.parse("2024-12-29T23:30:00Z"));

        assertThat(org.accountsWhere(function + "(CreatedDate) = " + expected)).containsExactly("sunday");
        assertThat(org.accountsWhere(function + "(convertTimezone(CreatedDate)) = " + expected))
                .containsExactly("sunday");
    }
}
