package io.sfsdk.soql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoqlFeatureTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT COUNT() FROM Account | AGGREGATES",
                "select count_distinct( Name ) n, Id from Account | AGGREGATES",
                "SELECT Name, (SELECT Id FROM Contacts) FROM Account | CHILD_ROWS",
                "SELECT Id FROM Account LIMIT 5 OFFSET 10 | OFFSET",
                "SELECT TYPEOF What WHEN Account THEN Phone END, Id FROM Event | TYPEOF",
                "SELECT FIELDS(ALL) FROM Account LIMIT 200 | FIELDS",
                "SELECT Name FROM Account GROUP BY Name | GROUPS"
            })
    void whatSomeApisCannotAnswerIsSeenInAQuery(String soql, SoqlFeature feature) {
        assertThat(SoqlFeature.of(Soql.text(soql))).containsExactly(feature);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT Id, Count__c, Owner.Name FROM Account WHERE Name = 'SUM(x) GROUP BY OFFSET' ORDER BY Id",
                "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact GROUP BY AccountId)",
                "SELECT Id FROM Group",
                "SELECT MaxOrder__c, Fields__c FROM Account"
            })
    void whatOnlyLooksLikeItIsNot(String soql) {
        assertThat(SoqlFeature.of(Soql.text(soql))).isEmpty();
    }
}
