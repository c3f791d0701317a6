package io.sfsdk.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WriteRuleTest {
    private final TestOrg org = new TestOrg();

    @Test
    void aValidationRuleRefusesWithTheAdminsText() {
        org.store.addRule(
                ValidationRule.when("Account", row -> "Bad".equals(row.value("Name")), "Names must be good.", "Name"));

        SaveResult refused = org.tryInsert("Account", Map.of("Name", "Bad"));

        assertThat(TestOrg.onlyError(refused))
                .isEqualTo(RowError.of("FIELD_CUSTOM_VALIDATION_EXCEPTION", "Names must be good.", "Name"));
        assertThat(org.tryInsert("Account", Map.of("Name", "Good")).success()).isTrue();
        assertThat(org.tryInsert("Campaign", Map.of("Name", "Bad")).success()).isTrue();
    }

    @Test
    void aRuleIsNotAskedAboutDeletesAndNotAfterItsRemoval() {
        String id = org.insert("Account", Map.of("Name", "Bad"));
        WriteRule rule = ValidationRule.when("Account", row -> true, "never", null);
        org.store.addRule(rule);

        assertThat(org.delete(id).success()).isTrue();
        assertThat(org.tryInsert("Account", Map.of("Name", "A")).success()).isFalse();
        org.store.removeRule(rule);
        assertThat(org.tryInsert("Account", Map.of("Name", "A")).success()).isTrue();
    }

    @Test
    void aBlockingDuplicateRuleNamesTheMatches() {
        DuplicateRule rule = DuplicateRule.block("Account", "Name", "BillingCity");
        org.store.addRule(rule);
        String first = org.insert("Account", Map.of("Name", "Acme", "BillingCity", "Bern"));

        SaveResult twin = org.tryInsert("Account", Map.of("Name", "ACME", "BillingCity", "bern"));
        SaveResult elsewhere = org.tryInsert("Account", Map.of("Name", "Acme", "BillingCity", "Basel"));

        assertThat(TestOrg.onlyError(twin).code()).isEqualTo("DUPLICATES_DETECTED");
        assertThat(twin.candidateIds()).containsExactly(first);
        assertThat(elsewhere.success()).isTrue();
        assertThat(org.store.rules()).containsExactly(rule);
        assertThat(rule.alertOnly()).isFalse();
    }

    @Test
    void aTwinInTheSameTransactionIsADuplicateToo() {
        org.store.addRule(DuplicateRule.block("Account", "Name"));

        try (Transaction transaction = org.store.begin(org.user)) {
            transaction.insert("Account", Map.of("Name", "Acme"));
            SaveResult twin = transaction.insert("Account", Map.of("Name", "acme"));

            assertThat(TestOrg.onlyError(twin).code()).isEqualTo("DUPLICATES_DETECTED");
        }
    }

    @Test
    void anAlertingDuplicateRuleLetsPassWhoeverInsists() {
        DuplicateRule rule = DuplicateRule.alert("Contact", "Email");
        org.store.addRule(rule);
        Map<String, String> ada = Map.of("LastName", "L", "Email", "ada@example.com");
        org.insert("Contact", ada);

        SaveResult refused = org.tryInsert("Contact", ada);
        SaveResult insisted =
                org.write(t -> t.insert("Contact", ada, WriteOptions.none().withAllowDuplicates(true)));

        assertThat(TestOrg.onlyError(refused).message()).isEqualTo("Use one of these records?");
        assertThat(insisted.success()).isTrue();
        assertThat(rule.name()).isEqualTo("Standard_Contact_Duplicate_Rule");
    }

    @Test
    void aDeclaredLockRefusesAsOftenAsSaid() {
        org.store.addRule(LockRule.times("Account", row -> "Acme".equals(row.value("Name")), 2));

        List<Boolean> results = List.of(
                org.tryInsert("Account", Map.of("Name", "Acme")).success(),
                org.tryInsert("Account", Map.of("Name", "Globex")).success(),
                org.tryInsert("Account", Map.of("Name", "Acme")).success(),
                org.tryInsert("Account", Map.of("Name", "Acme")).success());

        assertThat(results).containsExactly(false, true, false, true);
    }

    @Test
    void aLockThatNeverEndsRefusesAlways() {
        String id = org.insert("Account", Map.of("Name", "Acme"));
        org.store.addRule(LockRule.always("Account", row -> row.id().equals(id)));

        assertThat(TestOrg.onlyError(org.tryUpdate("Account", id, Map.of("Site", "x")))
                        .code())
                .isEqualTo("UNABLE_TO_LOCK_ROW");
        assertThat(TestOrg.onlyError(org.delete(id)).code()).isEqualTo("UNABLE_TO_LOCK_ROW");
    }

    @Test
    void anAttemptTellsWhatChanges() {
        String id = org.insert("Account", Map.of("Name", "Acme", "Site", "HQ"));
        org.store.addRule(attempt -> attempt.kind() == WriteAttempt.Kind.UPDATE && attempt.changes("Site")
                ? List.of(RowError.of("FIELD_INTEGRITY_EXCEPTION", "Site is fixed", "Site"))
                : List.of());

        assertThat(org.tryUpdate("Account", id, Map.of("Name", "B", "Site", "HQ"))
                        .success())
                .isTrue();
        assertThat(org.tryUpdate("Account", id, Map.of("Site", "Branch")).success())
                .isFalse();
    }
}
