package io.sfsdk.testkit.soql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoqlAggregateTest {
    private final FakeOrg org = new FakeOrg();

    @BeforeEach
    void fourDeals() {
        String acme = org.add("Account", "Name", "Acme");
        deal("A", "Won", "100", "2024-01-10", acme);
        deal("B", "Won", "200.5", "2024-02-10", acme);
        deal("C", "Lost", "50", "2023-02-10", null);
        deal("D", null, null, "2023-05-10", acme);
    }

    private void deal(String name, String stage, String amount, String close, String account) {
        org.add(
                "Opportunity",
                "Name",
                name,
                "StageName",
                stage,
                "Amount",
                amount == null ? null : new BigDecimal(amount),
                "CloseDate",
                LocalDate.parse(close),
                "AccountId",
                account);
    }

    private List<List<Object>> rows(String soql) {
        return org.query(soql).rows().stream().map(ResultRow::values).toList();
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    @Test
    void countAloneIsTheSizeOfAnAnswerWithoutRows() {
        QueryResult all = org.query("SELECT COUNT() FROM Opportunity");
        QueryResult won = org.query("select count() from Opportunity where StageName = 'Won' limit 1");

        assertThat(all).isEqualTo(new QueryResult(4, List.of()));
        assertThat(won.totalSize()).isEqualTo(1);
    }

    @Test
    void aggregatesWithoutAliasAreNumbered() {
        ResultRow row = org.query("SELECT COUNT(Id), SUM(Amount) total, MIN(Name), MAX(CloseDate) FROM Opportunity")
                .rows()
                .get(0);

        assertThat(row.objectName()).isEqualTo("AggregateResult");
        assertThat(row.id()).isNull();
        assertThat(row.names()).containsExactly("expr0", "total", "expr1", "expr2");
        assertThat(row.values()).containsExactly(number("4"), number("350.5"), "A", LocalDate.parse("2024-02-10"));
    }

    @Test
    void emptyValuesAreNotAddedUp() {
        assertThat(rows("SELECT COUNT(Amount), COUNT_DISTINCT(StageName), AVG(Amount) FROM Opportunity"
                        + " WHERE StageName != 'Won'"))
                .containsExactly(List.of(number("1"), number("1"), number("50.0")));
    }

    @Test
    void noRowsMakeOneRowWithoutGroupByAndNoneWithIt() {
        assertThat(rows("SELECT COUNT(Id), SUM(Amount) FROM Opportunity WHERE Name = 'none'"))
                .containsExactly(Arrays.asList(number("0"), null));
        assertThat(rows("SELECT StageName, COUNT(Id) FROM Opportunity WHERE Name = 'none' GROUP BY StageName"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GROUP BY StageName ORDER BY StageName                           | [[null, 1], [Lost, 1], [Won, 2]]
            GROUP BY StageName ORDER BY COUNT(Id) DESC, StageName NULLS LAST | [[Won, 2], [Lost, 1], [null, 1]]
            GROUP BY StageName HAVING COUNT(Id) > 1                         | [[Won, 2]]
            GROUP BY StageName HAVING SUM(Amount) < 100 AND StageName LIKE 'l%' | [[Lost, 1]]
            GROUP BY StageName ORDER BY StageName NULLS LAST LIMIT 1        | [[Lost, 1]]
            GROUP BY StageName ORDER BY SUM(Amount) NULLS LAST LIMIT 1      | [[Lost, 1]]
            """)
    void groupsAreFilteredAndSorted(String clause, String expected) {
        assertThat(rows("SELECT StageName, COUNT(Id) FROM Opportunity " + clause)
                        .toString())
                .isEqualTo(expected);
    }

    @Test
    void dateFunctionsGroup() {
        assertThat(rows("SELECT CALENDAR_YEAR(CloseDate) y, CALENDAR_MONTH(CloseDate), SUM(Amount) FROM Opportunity"
                        + " GROUP BY CALENDAR_YEAR(CloseDate), CALENDAR_MONTH(CloseDate)"
                        + " HAVING CALENDAR_YEAR(CloseDate) = 2024 ORDER BY CALENDAR_MONTH(CloseDate)"))
                .containsExactly(
                        List.of(number("2024"), number("1"), number("100.0")),
                        List.of(number("2024"), number("2"), number("200.5")));
    }

    @Test
    void parentFieldsGroupUnderTheirLastName() {
        QueryResult answer = org.query("SELECT Account.Name, COUNT(Id) n FROM Opportunity o GROUP BY o.Account.Name"
                + " ORDER BY Account.Name NULLS LAST");

        assertThat(answer.rows().get(0).names()).containsExactly("Name", "n");
        assertThat(answer.rows().get(0).values()).containsExactly("Acme", number("3"));
        assertThat(answer.rows().get(1).values()).containsExactly(null, number("1"));
    }

    @Test
    void rollupAddsSubtotals() {
        assertThat(rows("SELECT StageName, Name, SUM(Amount), GROUPING(Name) g FROM Opportunity"
                                + " WHERE StageName = 'Won' GROUP BY ROLLUP(StageName, Name) ORDER BY GROUPING(StageName),"
                                + " GROUPING(Name), Name")
                        .toString())
                .isEqualTo("[[Won, A, 100.0, 0], [Won, B, 200.5, 0], [Won, null, 300.5, 1], [null, null, 300.5, 1]]");
    }

    @Test
    void cubeAddsAllSubtotals() {
        assertThat(rows("SELECT StageName, CALENDAR_YEAR(CloseDate), COUNT(Id) FROM Opportunity"
                        + " WHERE StageName != null GROUP BY CUBE(StageName, CALENDAR_YEAR(CloseDate))"))
                .hasSize(2 + 2 + 2 + 1);
    }

    @Test
    void moreGroupsThanAPageAreRefused() {
        for (int i = 0; i <= 2_000; i++) {
            org.add("Contact", "LastName", "c" + i);
        }

        assertThat(org.refusal("SELECT LastName, COUNT(Id) FROM Contact GROUP BY LastName")
                        .errorCode())
                .isEqualTo("EXCEEDED_ID_LIMIT");
        assertThat(rows("SELECT LastName, COUNT(Id) FROM Contact GROUP BY LastName LIMIT 2000"))
                .hasSize(2_000);
    }
}
