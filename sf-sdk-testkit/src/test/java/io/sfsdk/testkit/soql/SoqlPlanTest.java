package io.sfsdk.testkit.soql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoqlPlanTest {
    private static final Instant FIRST = Instant.parse("2024-05-01T00:00:00Z");

    private final FakeOrg org = new FakeOrg();

    /** Two accounts a second, ten seconds long. */
    private void twentyAccounts() {
        for (int i = 0; i < 20; i++) {
            org.add("Account", "Name", "a" + i, "External_Id__c", "x" + i, "SystemModstamp", FIRST.plusSeconds(i / 2));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Id = '001000000000003'",
                "Name = 'a2' AND (Industry = null AND Id IN ('001000000000003'))",
                "External_Id__c = 'x2'",
                "External_Id__c IN ('x2', 'X2') AND SystemModstamp != null",
            })
    void anEqualityOnAnIndexedFieldIsLookedUp(String condition) {
        twentyAccounts();
        org.indexes = Set.of("Account.Id", "Account.External_Id__c");

        assertThat(org.accountsWhere(condition)).containsExactly("a2");

        assertThat(org.scans).isZero();
        assertThat(org.lookups).isEqualTo(1);
        assertThat(org.rowsRead).isEqualTo(1);
    }

    @Test
    void severalIdsAreLookedUpOneByOneAndAnsweredInTheirOrder() {
        twentyAccounts();
        org.indexes = Set.of("Account.Id");

        assertThat(org.accountsWhere("Id IN ('001000000000009', '001000000000002', '001000000000009')"))
                .containsExactly("a1", "a8");

        assertThat(org.rowsRead).isEqualTo(2);
    }

    @Test
    void aSemiJoinLooksUpWhatTheInnerQueryFound() {
        twentyAccounts();
        String account = (String)
                org.values("Id", "SELECT Id FROM Account WHERE Name = 'a7'").get(0);
        org.add("Contact", "LastName", "L", "AccountId", account);
        org.indexes = Set.of("Account.Id", "Contact.AccountId");
        org.scans = 0;

        assertThat(org.accountsWhere("Id IN (SELECT AccountId FROM Contact)")).containsExactly("a7");

        assertThat(org.scans).isEqualTo(1);
        assertThat(org.lookups).isEqualTo(1);
    }

    @Test
    void withoutAnIndexRowsAreScanned() {
        twentyAccounts();

        assertThat(org.accountsWhere("External_Id__c = 'X2'")).containsExactly("a2");

        assertThat(org.scans).isEqualTo(1);
    }

    @Test
    void aWindowOfTheChangeCursorReadsOnlyItsRowsInTheirOrder() {
        twentyAccounts();

        List<Object> names = org.names("SELECT Name FROM Account WHERE SystemModstamp >= 2024-05-01T00:00:02Z"
                + " AND SystemModstamp < 2024-05-01T00:00:04Z ORDER BY SystemModstamp, Id");

        assertThat(names).containsExactly("a4", "a5", "a6", "a7");
        assertThat(org.scans).isZero();
        assertThat(org.rowsRead).isEqualTo(4);
    }

    @Test
    void aLimitedWindowStopsReadingWhenTheAnswerIsFull() {
        twentyAccounts();

        List<Object> names = org.names("SELECT Name FROM Account WHERE SystemModstamp >= 2024-05-01T00:00:01Z"
                + " ORDER BY SystemModstamp ASC, Id ASC LIMIT 3");

        assertThat(names).containsExactly("a2", "a3", "a4");
        assertThat(org.rowsRead).isEqualTo(3);
    }

    @Test
    void aTieOfTheChangeCursorIsReadByItsMomentAlone() {
        twentyAccounts();

        List<Object> names = org.names("SELECT Name FROM Account WHERE SystemModstamp = 2024-05-01T00:00:03Z"
                + " AND Id > '001000000000007' ORDER BY SystemModstamp, Id LIMIT 10");

        assertThat(names).containsExactly("a7");
        assertThat(org.scans).isZero();
        assertThat(org.rowsRead).isEqualTo(2);
    }

    @Test
    void aKeysetConditionIsBoundedByItsEarliestMoment() {
        twentyAccounts();

        List<Object> names = org.names("SELECT Name FROM Account WHERE (SystemModstamp > 2024-05-01T00:00:08Z"
                + " OR (SystemModstamp = 2024-05-01T00:00:08Z AND Id > '001000000000017'))"
                + " AND SystemModstamp <= 2024-05-01T00:00:09Z ORDER BY SystemModstamp, Id");

        assertThat(names).containsExactly("a17", "a18", "a19");
        assertThat(org.rowsRead).isEqualTo(4);
    }

    @Test
    void anEmptyWindowReadsNothing() {
        twentyAccounts();

        assertThat(org.accountsWhere("SystemModstamp > 2024-05-01T00:00:03Z AND SystemModstamp < 2024-05-01T00:00:02Z"))
                .isEmpty();

        assertThat(org.rowsRead).isZero();
    }

    @Test
    void aWindowSortedOtherwiseIsStillSorted() {
        twentyAccounts();

        assertThat(org.names("SELECT Name FROM Account WHERE SystemModstamp < 2024-05-01T00:00:02Z"
                        + " ORDER BY SystemModstamp DESC, Id"))
                .containsExactly("a2", "a3", "a0", "a1");
        assertThat(org.names("SELECT Name FROM Account WHERE SystemModstamp < 2024-05-01T00:00:02Z ORDER BY Id DESC"))
                .containsExactly("a3", "a2", "a1", "a0");
    }

    @Test
    void aScanByIdStopsReadingWhenTheAnswerIsFull() {
        twentyAccounts();

        assertThat(org.names("SELECT Name FROM Account WHERE Id > '001000000000005' ORDER BY Id LIMIT 2"))
                .containsExactly("a5", "a6");

        assertThat(org.rowsRead).isEqualTo(7);
    }

    @Test
    void anAnswerKeepsWhatItFoundWhenTheOrgChanges() {
        String parent = org.add("Account", "Name", "P");
        String child = org.add("Account", "Name", "C", "ParentId", parent);
        String contact = org.add("Contact", "LastName", "L", "AccountId", child);
        QueryResult answer =
                org.query("SELECT Name, Parent.Name, (SELECT LastName FROM Contacts) FROM Account WHERE Name = 'C'");

        org.remove("Account", parent);
        org.remove("Account", child);
        org.remove("Contact", contact);

        ResultRow row = answer.rows().get(0);
        assertThat(FakeOrg.get(row, "Parent", "Name")).isEqualTo("P");
        assertThat(((QueryResult) FakeOrg.get(row, "Contacts")).rows()).hasSize(1);
    }
}
