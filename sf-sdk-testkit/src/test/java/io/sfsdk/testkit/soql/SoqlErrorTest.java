package io.sfsdk.testkit.soql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoqlErrorTest {
    private final FakeOrg org = new FakeOrg();

    @Test
    void anUnknownObjectIsShownWhereItStands() {
        SoqlException refusal = org.refusal("select count() from XYZZY");

        assertThat(refusal.errorCode()).isEqualTo("INVALID_TYPE");
        assertThat(refusal)
                .hasMessage("\nselect count() from XYZZY\n                    ^\nERROR at Row:1:Column:21\n"
                        + "sObject type 'XYZZY' is not supported. If you are attempting to use a custom object, be sure"
                        + " to append the '__c' after the entity name. Please reference your WSDL or the describe call"
                        + " for the appropriate names.");
    }

    @Test
    void onlyThePartAroundTheErrorIsShownOfALongQuery() {
        assertThat(org.refusal("SELECT Id,Name,BillingCity,IsDeleted FROM Accout"))
                .hasMessageStartingWith("\nName,BillingCity,IsDeleted FROM Accout\n"
                        + "                                ^\nERROR at Row:1:Column:43\nsObject type 'Accout'");
        assertThat(org.refusal("SELECT Id, ApiName, Status FROM Opportunity WHERE Name IN ('one', 'two')"))
                .hasMessageStartingWith(
                        "\nSELECT Id, ApiName, Status FROM Opportunity\n           ^\nERROR at Row:1:Column:12\nNo such");
    }

    @Test
    void rowsOfTheQueryCount() {
        assertThat(org.refusal("SELECT Id\nFROM Nothing__c\nLIMIT 1"))
                .hasMessageStartingWith("\nFROM Nothing__c\n     ^\nERROR at Row:2:Column:6\nsObject type");
    }

    @Test
    void anUnknownFieldIsShownWhereItsPathBegins() {
        SoqlException refusal = org.refusal("SELECT Naem FROM Account");

        assertThat(refusal.errorCode()).isEqualTo("INVALID_FIELD");
        assertThat(refusal)
                .hasMessage("\nSELECT Naem FROM Account\n       ^\nERROR at Row:1:Column:8\n"
                        + "No such column 'Naem' on entity 'Account'. If you are attempting to use a custom field, be"
                        + " sure to append the '__c' after the custom field name. Please reference your WSDL or the"
                        + " describe call for the appropriate names.");
        assertThat(org.refusal("SELECT Id FROM Contact WHERE Account.Foo = 1"))
                .hasMessageContaining("Column:30\nNo such column 'Foo' on entity 'Account'.");
        assertThat(org.refusal("SELECT Id, What.Subject FROM Task"))
                .hasMessageContaining("No such column 'Subject' on entity 'Name'.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            SELECT Foo.Name FROM Account            | INVALID_FIELD | Didn't understand relationship 'Foo' in field path.
            SELECT What.Owner.Name FROM Task        | INVALID_FIELD | Didn't understand relationship 'Owner' in field path.
            SELECT (SELECT Id FROM Foos) FROM Account | INVALID_TYPE | Didn't understand relationship 'Foos' in FROM part of query call.
            """)
    void anUnknownRelationshipIsNamed(String soql, String code, String message) {
        SoqlException refusal = org.refusal(soql);

        assertThat(refusal.errorCode()).isEqualTo(code);
        assertThat(refusal).hasMessageContaining("ERROR at Row:1:Column:").hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            SELECT ,  FROM Account                                   | 8  | unexpected token: ','
            SELECT * FROM Account                                    | 8  | unexpected token: '*'
            SELECT FROM Account                                      | 8  | unexpected token: 'FROM'
            SELECT Id FROM Account WHERE                             | 29 | unexpected token: '<EOF>'
            SELECT Id FROM                                           | 15 | unexpected token: '<EOF>'
            SELECT Id FROM Account WHERE Name = 'a' OR Name = 'b' AND Id != null | 55 | unexpected token: 'AND'
            SELECT Id FROM Account WHERE Name == 'a'                 | 35 | unexpected token: '=='
            SELECT Id FROM Account WHERE Name = 'a                   | 37 | unexpected token: '''
            SELECT Id FROM Account LIMIT 1 LIMIT 2                   | 32 | unexpected token: 'LIMIT'
            SELECT Id FROM Account WHERE Name IN 'a'                 | 38 | unexpected token: ''a''
            SELECT Id FROM Account WHERE Name = :name                | 37 | unexpected token: ':'
            SELECT Id FROM Account; DROP                             | 23 | unexpected token: ';'
            SELECT Id FROM Account WHERE Founded__c = 2024-02-30     | 43 | unexpected token: '2024-02-30'
            """)
    void aSyntaxErrorIsShownAtTheToken(String soql, int column, String message) {
        SoqlException refusal = org.refusal(soql);

        assertThat(refusal.errorCode()).isEqualTo("MALFORMED_QUERY");
        assertThat(refusal).hasMessageEndingWith("ERROR at Row:1:Column:" + column + "\n" + message);
    }

    @Test
    void whatIsNoQueryAtAllIsRefusedWithoutAPlace() {
        SoqlException refusal = org.refusal("invalid");

        assertThat(refusal.errorCode()).isEqualTo("MALFORMED_QUERY");
        assertThat(refusal).hasMessage("unexpected token: 'invalid'");
    }

    @Test
    void aQueryOfMoreThanAHundredThousandCharactersIsRefused() {
        String start = "SELECT Id FROM Account WHERE Name = '";
        String longest = start + "x".repeat(100_000 - start.length() - 1) + "'";

        assertThat(org.query(longest).totalSize()).isZero();
        assertThat(org.refusal(longest + " ").errorCode()).isEqualTo("MALFORMED_QUERY");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Founded__c = '2024-01-01'            | field 'Founded__c' must be of type date and should not be enclosed in quotes
            CreatedDate > '2024-01-01'           | field 'CreatedDate' must be of type dateTime and should not be enclosed in quotes
            CreatedDate > 2024-01-01             | field 'CreatedDate' must be of type dateTime
            Founded__c = 2024-01-01T00:00:00Z    | field 'Founded__c' must be of type date
            NumberOfEmployees = '1'              | field 'NumberOfEmployees' must be of type int and should not be enclosed in quotes
            AnnualRevenue IN (1, '2')            | field 'AnnualRevenue' must be of type double and should not be enclosed in quotes
            Active__c = 'true'                   | field 'Active__c' must be of type boolean and should not be enclosed in quotes
            Name = 1                             | field 'Name' must be of type string and should be enclosed in quotes
            Name = TODAY                         | field 'Name' must be of type string and should be enclosed in quotes
            OwnerId = 5                          | field 'OwnerId' must be of type ID and should be enclosed in quotes
            """)
    void aLiteralOfTheWrongTypeIsRefused(String condition, String message) {
        SoqlException refusal = org.refusal("SELECT Id FROM Account WHERE " + condition);

        assertThat(refusal.errorCode()).isEqualTo("INVALID_FIELD");
        assertThat(refusal).hasMessageEndingWith("Column:30\nvalue of filter criterion for " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Id = 'foo'                          | INVALID_QUERY_FILTER_OPERATOR | invalid ID field: foo
            ParentId IN ('001000000000001XXX')  | INVALID_QUERY_FILTER_OPERATOR | invalid ID field: 001000000000001XXX
            Id LIKE '001%'                      | INVALID_QUERY_FILTER_OPERATOR | invalid operator on id field
            Active__c > false                   | INVALID_QUERY_FILTER_OPERATOR | invalid operator '>' on boolean field
            Name INCLUDES ('a')                 | INVALID_QUERY_FILTER_OPERATOR | invalid operator 'includes' on string field
            Description = 'a'                   | INVALID_FIELD   | field 'Description' can not be filtered in a query call
            BillingAddress = 'a'                | INVALID_FIELD   | Address fields can only be filtered using Distance expressions
            HOUR_IN_DAY(Founded__c) = 1         | MALFORMED_QUERY | function HOUR_IN_DAY can not be used here: HOUR_IN_DAY(Founded__c)
            """)
    void aFilterTheFieldDoesNotAllowIsRefused(String condition, String code, String message) {
        SoqlException refusal = org.refusal("SELECT Id FROM Account WHERE " + condition);

        assertThat(refusal.errorCode()).isEqualTo(code);
        assertThat(refusal).hasMessageContaining("ERROR at Row:1:Column:30\n").hasMessageEndingWith(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            SELECT Name, COUNT(Id) FROM Account                       | Field must be grouped or aggregated: Name
            SELECT Name FROM Account GROUP BY Industry                | Field must be grouped or aggregated: Name
            SELECT Industry FROM Account GROUP BY Industry ORDER BY Name | Field must be grouped or aggregated: Name
            SELECT Founded__c FROM Account GROUP BY CALENDAR_YEAR(Founded__c) | Field must be grouped or aggregated: Founded__c
            SELECT AnnualRevenue FROM Account GROUP BY AnnualRevenue  | field 'AnnualRevenue' can not be grouped in a query call
            SELECT SUM(Name) FROM Account                             | field Name does not support aggregate operator SUM
            SELECT Id FROM Account ORDER BY Description               | field 'Description' can not be sorted in a query call
            SELECT Id, Name n FROM Account                            | only aggregate expressions use field aliasing
            SELECT Id, Name, id FROM Account                          | duplicate field selected: Id
            SELECT COUNT(Id) n, SUM(AnnualRevenue) n FROM Account     | duplicate alias: n
            SELECT COUNT(), Name FROM Account                         | unexpected token: 'COUNT()'
            SELECT FIELDS(ALL) FROM Account                           | The SOQL FIELDS function must have a LIMIT of at most 200
            SELECT FIELDS(CUSTOM) FROM Account LIMIT 201              | The SOQL FIELDS function must have a LIMIT of at most 200
            SELECT (SELECT COUNT(Id) FROM Contacts) FROM Account      | only root queries support aggregate expressions
            SELECT Id FROM Account WHERE Name = 'a' OR Id IN (SELECT AccountId FROM Contact) | Semi join sub-selects are not allowed with the 'OR' operator
            SELECT Id FROM Account WHERE (NOT Id IN (SELECT AccountId FROM Contact)) | Semi join sub-selects are only allowed at the top level WHERE expressions
            SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE AccountId IN (SELECT Id FROM Account)) | Nesting of semi join sub-selects is not supported
            SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) AND Id IN (SELECT AccountId FROM Opportunity) AND Id NOT IN (SELECT Account__c FROM Invoice__c) | Maximum 2 semi join sub-selects are allowed
            SELECT Parent.Parent.Parent.Parent.Parent.Parent.Name FROM Account | a path may lead over no more than 5 relationships
            """)
    void misuseIsRefusedAsMalformed(String soql, String message) {
        SoqlException refusal = org.refusal(soql);

        assertThat(refusal.errorCode()).isEqualTo("MALFORMED_QUERY");
        assertThat(refusal).hasMessageEndingWith(message);
    }
}
