package io.sfsdk.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LockTest {
    private final TestOrg org = new TestOrg();
    private final String account = org.insert("Account", Map.of("Name", "Acme"));

    @Test
    void aRowAnOpenTransactionTouchedIsLockedUntilItEnds() {
        try (Transaction other = org.store.hold(org.user)) {
            other.update("Account", account, Map.of("Name", "B"));

            SaveResult refused = org.tryUpdate("Account", account, Map.of("Name", "C"));
            other.rollback();
            SaveResult passed = org.tryUpdate("Account", account, Map.of("Name", "C"));

            assertThat(TestOrg.onlyError(refused))
                    .isEqualTo(RowError.of(
                            "UNABLE_TO_LOCK_ROW",
                            "unable to obtain exclusive access to this record or 1 records: "
                                    + account.substring(0, 15)));
            assertThat(passed.success()).isTrue();
        }
    }

    @Test
    void aChildLocksItsParentWhereSaidSo() {
        org.store.policy(org.store.policy().with(StorePolicy.Behaviour.LOCKS_PARENTS));
        Map<String, String> child = Map.of("LastName", "L", "AccountId", account);

        try (Transaction other = org.store.hold(org.user)) {
            other.insert("Contact", child);
            SaveResult refused = org.tryInsert("Contact", child);

            assertThat(TestOrg.onlyError(refused).message()).endsWith(account.substring(0, 15));
        }
    }

    @Test
    void childrenOfOneParentDoNotMeetOtherwise() {
        Map<String, String> child = Map.of("LastName", "L", "AccountId", account);

        try (Transaction other = org.store.hold(org.user)) {
            other.insert("Contact", child);

            assertThat(org.tryInsert("Contact", child).success()).isTrue();
        }
    }

    @Test
    void aRequestWaitsForAnotherThatIsAboutToEnd() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        CountDownLatch started = new CountDownLatch(1);
        try (Transaction first = org.store.begin(org.user)) {
            first.update("Account", account, Map.of("Name", "B"));
            Future<SaveResult> second = pool.submit(() -> {
                started.countDown();
                return org.tryUpdate("Account", account, Map.of("Site", "HQ"));
            });
            started.await();
            first.commit();

            assertThat(second.get().success()).isTrue();
            assertThat(org.row("Account", account).value("Name")).isEqualTo("B");
            assertThat(org.row("Account", account).value("Site")).isEqualTo("HQ");
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aWaitThatIsTooShortIsRefused() {
        org.store.policy(org.store.policy().withLockWait(Duration.ZERO));
        try (Transaction first = org.store.begin(org.user)) {
            first.update("Account", account, Map.of("Name", "B"));

            assertThat(TestOrg.onlyError(org.delete(account)).code()).isEqualTo("UNABLE_TO_LOCK_ROW");
        }
    }

    @Test
    void aUniqueValueNotYetCommittedIsADuplicateOfTheUnknown() {
        try (Transaction other = org.store.hold(org.user)) {
            other.insert("Account", Map.of("Name", "A", "External_Id__c", "A-7"));

            SaveResult refused = org.tryInsert("Account", Map.of("Name", "B", "External_Id__c", "a-7"));

            assertThat(TestOrg.onlyError(refused).message())
                    .isEqualTo("duplicate value found: <unknown> duplicates value on record with id: <unknown>");
        }
    }
}
