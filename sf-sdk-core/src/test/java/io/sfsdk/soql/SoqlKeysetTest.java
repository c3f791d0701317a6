package io.sfsdk.soql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.record.SObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoqlKeysetTest {
    private static final SObject LAST =
            SObject.of("Account").with("Id", "001TK00000AAAAbYAP").with("CreatedDate", "2026-01-01T11:58:00.000+0000");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT Id FROM Account ORDER BY Id | SELECT Id FROM Account WHERE Id > '001TK00000AAAAbYAP' ORDER BY Id
            select id, name from account order by id desc | select id, name from account WHERE Id < '001TK00000AAAAbYAP' order by id desc
            SELECT Id FROM Order ORDER BY Id | SELECT Id FROM Order WHERE Id > '001TK00000AAAAbYAP' ORDER BY Id
            SELECT Id FROM Account WHERE A = 1 OR B = 2 ORDER BY Id | SELECT Id FROM Account WHERE (A = 1 OR B = 2) AND Id > '001TK00000AAAAbYAP' ORDER BY Id
            SELECT Id FROM Account USING SCOPE mine ORDER BY Id | SELECT Id FROM Account USING SCOPE mine WHERE Id > '001TK00000AAAAbYAP' ORDER BY Id
            SELECT Id, (SELECT Id FROM Contacts ORDER BY Name LIMIT 2) FROM Account ORDER BY Id | SELECT Id, (SELECT Id FROM Contacts ORDER BY Name LIMIT 2) FROM Account WHERE Id > '001TK00000AAAAbYAP' ORDER BY Id
            SELECT Id, CreatedDate FROM Account ORDER BY CreatedDate DESC, Id | SELECT Id, CreatedDate FROM Account WHERE (CreatedDate < 2026-01-01T11:58:00Z OR (CreatedDate = 2026-01-01T11:58:00Z AND Id > '001TK00000AAAAbYAP')) ORDER BY CreatedDate DESC, Id
            """)
    void aQueryGoesOnBehindARecord(String soql, String expected) {
        SoqlQuery behind = SoqlKeyset.of(new SoqlQuery(soql)).after(LAST);

        assertThat(behind.text()).isEqualTo(expected);
        assertThatCode(() -> ParsedQuery.of(behind.text())).doesNotThrowAnyException();
    }

    @Test
    void aTextThatLooksLikeAClauseIsNone() {
        SoqlQuery query = Soql.bind(
                "SELECT Id FROM Account WHERE Name = :name ORDER BY Id",
                java.util.Map.of("name", "x' LIMIT 1 ORDER BY (Name -- \\"));

        String behind = SoqlKeyset.of(query).after(LAST).text();

        assertThat(behind)
                .isEqualTo(query.text()
                        .replace("WHERE ", "WHERE (")
                        .replace(" ORDER BY Id", ") AND Id > '001TK00000AAAAbYAP' ORDER BY Id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT Id FROM Account",
                "SELECT Name FROM Account ORDER BY Id",
                "SELECT Id FROM Account ORDER BY Name",
                "SELECT Id FROM Account ORDER BY Id, Name",
                "SELECT Id FROM Account ORDER BY Name, Id",
                "SELECT Id FROM Account ORDER BY CreatedDate, Id",
                "SELECT Id FROM Account ORDER BY Id LIMIT 10",
                "SELECT Id FROM Account ORDER BY Id OFFSET 10",
                "SELECT Id FROM Account GROUP BY Id ORDER BY Id",
                "SELECT COUNT() FROM Account",
                "SELECT Id FROM Account a ORDER BY Id",
                "SELECT Id FROM Account, Account.Contacts ORDER BY Id",
                "SELECT Id FROM Account /* all */ ORDER BY Id",
                "FIND {x}"
            })
    void aQueryWithoutALastingOrderIsRefused(String soql) {
        assertThatThrownBy(() -> SoqlKeyset.of(new SoqlQuery(soql))).isInstanceOf(IllegalArgumentException.class);
    }
}
