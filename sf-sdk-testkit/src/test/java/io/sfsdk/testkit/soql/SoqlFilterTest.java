package io.sfsdk.testkit.soql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoqlFilterTest {
    private final FakeOrg org = new FakeOrg();
    private String acme;
    private String globex;

    @BeforeEach
    void threeAccounts() {
        acme = org.add(
                "Account",
                "Name",
                "Acme",
                "Industry",
                "Tech",
                "Regions__c",
                "EMEA;APAC",
                "AnnualRevenue",
                new BigDecimal("1000"),
                "NumberOfEmployees",
                new BigDecimal("10"),
                "Active__c",
                true,
                "Founded__c",
                LocalDate.parse("1999-12-31"),
                "OpensAt__c",
                LocalTime.parse("08:30:00"),
                "CreatedDate",
                Instant.parse("2024-05-01T10:00:00Z"),
                "Code__c",
                "aB");
        globex = org.add(
                "Account",
                "Name",
                "Globex 100%",
                "Industry",
                "Bank",
                "Regions__c",
                "NA",
                "AnnualRevenue",
                new BigDecimal("2500.50"),
                "NumberOfEmployees",
                new BigDecimal("250"),
                "Active__c",
                false,
                "Founded__c",
                LocalDate.parse("2010-06-15"),
                "OpensAt__c",
                LocalTime.parse("09:00:00"),
                "CreatedDate",
                Instant.parse("2024-05-02T10:00:00Z"),
                "Code__c",
                "AB",
                "ParentId",
                acme);
        org.add("Account", "Name", "Initech_x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Name = 'acme'                                     | Acme
            Name != 'ACME'                                    | Globex 100%,Initech_x
            Name <> 'Acme'                                    | Globex 100%,Initech_x
            Name > 'b'                                        | Globex 100%,Initech_x
            Name <= 'GLOBEX 100%'                             | Acme,Globex 100%
            Code__c = 'aB'                                    | Acme
            AnnualRevenue = 1000.00                           | Acme
            AnnualRevenue >= 1000 AND AnnualRevenue < 2500.5  | Acme
            AnnualRevenue > -1                                | Acme,Globex 100%
            NumberOfEmployees < 100                           | Acme
            Active__c = true                                  | Acme
            Active__c = FALSE                                 | Globex 100%,Initech_x
            Active__c != true                                 | Globex 100%,Initech_x
            Founded__c = 1999-12-31                           | Acme
            Founded__c > 1999-12-31                           | Globex 100%
            OpensAt__c < 08:45:00Z                            | Acme
            CreatedDate = 2024-05-01T10:00:00Z                | Acme
            CreatedDate = 2024-05-01T12:00:00+02:00           | Acme
            CreatedDate > 2024-05-01T10:00:00.000Z            | Globex 100%
            CreatedDate <= 2024-05-02T05:00:00-05:00          | Acme,Globex 100%
            """)
    void comparesByTheTypeOfTheField(String condition, String expected) {
        assertThat(org.accountsWhere(condition)).containsExactly((Object[]) expected.split(","));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Industry = null                 | Initech_x
            Industry != null                | Acme,Globex 100%
            Industry = ''                   | Initech_x
            Industry != 'Tech'              | Globex 100%,Initech_x
            Industry NOT IN ('Tech')        | Globex 100%,Initech_x
            Industry IN ('Tech', null)      | Acme,Initech_x
            ParentId = null                 | Acme,Initech_x
            Parent.Name = null              | Acme,Initech_x
            Parent.Active__c = false        | Acme,Initech_x
            """)
    void emptyValuesAreUnequalToAllOthers(String condition, String expected) {
        assertThat(org.accountsWhere(condition)).containsExactly((Object[]) expected.split(","));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Name LIKE 'a%'                        | Acme
            Name LIKE '%E%'                       | Acme,Globex 100%,Initech_x
            Name LIKE '_cme'                      | Acme
            Name LIKE '%100\\%'                   | Globex 100%
            Name LIKE '%\\_x'                     | Initech_x
            Name LIKE 'acme'                      | Acme
            (NOT Name LIKE 'a%')                  | Globex 100%,Initech_x
            """)
    void likeMatchesWithWildcards(String condition, String expected) {
        assertThat(org.accountsWhere(condition.replace("\\\\", "\\"))).containsExactly((Object[]) expected.split(","));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Regions__c INCLUDES ('EMEA')            | Acme
            Regions__c INCLUDES ('APAC;EMEA', 'NA') | Acme,Globex 100%
            Regions__c INCLUDES ('APAC;NA')         |
            Regions__c EXCLUDES ('NA')              | Acme,Initech_x
            """)
    void multiSelectPicklistsAreSearchedByEntry(String condition, String expected) {
        Object[] names = expected == null ? new Object[0] : expected.split(",");
        assertThat(org.accountsWhere(condition)).containsExactly(names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Name = 'Acme' OR Name = 'Globex 100%'                                | Acme,Globex 100%
            (Name = 'Acme' OR Active__c = false) AND Industry != null            | Acme,Globex 100%
            NOT (Name = 'Acme' OR Name = 'Globex 100%')                          | Initech_x
            Name IN ('acme', 'INITECH_X')                                        | Acme,Initech_x
            CALENDAR_YEAR(Founded__c) = 2010                                     | Globex 100%
            DAY_ONLY(CreatedDate) = 2024-05-02                                   | Globex 100%
            """)
    void conditionsCombine(String condition, String expected) {
        assertThat(org.accountsWhere(condition)).containsExactly((Object[]) expected.split(","));
    }

    @Test
    void anIdIsFoundByItsShortAndItsLongForm() {
        String shortForm = acme.substring(0, 15);

        assertThat(org.accountsWhere("Id = '" + shortForm + "'")).containsExactly("Acme");
        assertThat(org.accountsWhere("Id = '" + acme + "'")).containsExactly("Acme");
        assertThat(org.accountsWhere("ParentId = '" + shortForm + "'")).containsExactly("Globex 100%");
        assertThat(org.accountsWhere("Id IN ('" + shortForm + "', '" + globex + "')"))
                .containsExactly("Acme", "Globex 100%");
        assertThat(org.accountsWhere("Id > '" + shortForm + "'")).containsExactly("Globex 100%", "Initech_x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Id = ''", "Id = null", "Id IN ('')", "Id = '003000000000001'"})
    void anIdThatIsEmptyOrOfAnotherObjectFindsNothingWithoutError(String condition) {
        assertThat(org.accountsWhere(condition)).isEmpty();
    }

    @Test
    void aSemiJoinKeepsRowsOthersPointTo() {
        org.add("Contact", "Name", "Ann", "LastName", "A", "AccountId", globex);
        org.add("Contact", "Name", "Bob", "LastName", "B");

        assertThat(org.accountsWhere("Id IN (SELECT AccountId FROM Contact WHERE LastName = 'A')"))
                .containsExactly("Globex 100%");
        assertThat(org.accountsWhere("Id NOT IN (SELECT AccountId FROM Contact)"))
                .containsExactly("Acme", "Initech_x");
    }

    @Test
    void rowsInTheRecycleBinShowOnlyWhenAskedFor() {
        org.addDeleted("Account", "Gone");

        assertThat(org.accountsWhere("Name = 'Gone'")).isEmpty();
        assertThat(org.accountsWhere("IsDeleted = true")).isEmpty();
        assertThat(org.accountsWhere("Name = 'Gone' ALL ROWS")).containsExactly("Gone");
        assertThat(org.queryAll("SELECT Id FROM Account WHERE IsDeleted = true").totalSize())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select name from account where name = 'acme'",
                "SELECT a.Name FROM Account a WHERE a.Name = 'Acme'",
                "SELECT Account.Name FROM Account WHERE Account.Name = 'Acme'",
                "SELECT Name FROM Account USING SCOPE mine WHERE Name = 'Acme'",
                "SELECT Name FROM Account WHERE Name = 'Acme' WITH SECURITY_ENFORCED",
                "SELECT Name FROM Account WHERE Name = 'Acme' WITH USER_MODE ORDER BY Name LIMIT 10",
                "SELECT Name FROM Account WHERE Name = 'Acme' FOR VIEW",
                "SELECT Name FROM Account WHERE Name = 'Acme' LIMIT 1 FOR REFERENCE",
                "SELECT Name FROM Account WHERE Name = 'Acme' FOR UPDATE",
                "SELECT\n  Name\nFROM Account\nWHERE Name = 'Acme'"
            })
    void acceptsAllSpellingsOfAQuery(String soql) {
        assertThat(org.names(soql)).containsExactly("Acme");
    }
}
