package io.sfsdk.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TransactionTest {
    private final TestOrg org = new TestOrg();

    @Test
    void writesAreSeenAtCommitWithTheStampsOfTheirDml() {
        try (Transaction late = org.store.hold(org.user)) {
            String id = TestOrg.idOf(late.insert("Account", Map.of("Name", "Late")));
            org.pass(Duration.ofMinutes(7));

            assertThat(org.ids("Account")).isEmpty();
            assertThat(late.view().row("Account", id)).isPresent();
            late.commit();

            assertThat(org.row("Account", id).value("SystemModstamp")).isEqualTo(TestOrg.START);
        }
    }

    @Test
    void aLateCommitAppearsBehindRecordsThatWereReadBefore() {
        try (Transaction late = org.store.hold(org.user)) {
            String early = TestOrg.idOf(late.insert("Account", Map.of("Name", "Late")));
            org.pass(Duration.ofMinutes(1));
            String seen = org.insert("Account", Map.of("Name", "Quick"));
            late.commit();

            assertThat(org.store
                            .view(org.user)
                            .changed("Account", null, null, true)
                            .map(Row::id))
                    .containsExactly(early, seen);
        }
    }

    @Test
    void rollbackLeavesNothing() {
        String id = org.insert("Account", Map.of("Name", "Acme", "External_Id__c", "A-7"));

        try (Transaction transaction = org.store.begin(org.user)) {
            transaction.insert("Account", Map.of("Name", "New"));
            transaction.update("Account", id, Map.of("External_Id__c", "A-8"));
            transaction.delete(id);
        }

        assertThat(org.ids("Account")).containsExactly(id);
        assertThat(org.row("Account", id).value("External_Id__c")).isEqualTo("A-7");
        assertThat(org.tryInsert("Account", Map.of("Name", "B", "External_Id__c", "A-8"))
                        .success())
                .isTrue();
    }

    @Test
    void aRefusedRecordLeavesItsNeighbours() {
        try (Transaction transaction = org.store.begin(org.user)) {
            transaction.insert("Account", Map.of("Name", "A"));
            transaction.insert("Account", Map.of("Site", "no name"));
            transaction.insert("Account", Map.of("Name", "C"));
            transaction.commit();
        }

        assertThat(org.store.count("Account")).isEqualTo(2);
    }

    @Test
    void anEndedTransactionTakesNoMoreWrites() {
        Transaction transaction = org.store.begin(org.user);
        transaction.commit();

        assertThatThrownBy(() -> transaction.insert("Account", Map.of("Name", "A")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ended");
        assertThatThrownBy(transaction::commit).isInstanceOf(IllegalStateException.class);
        transaction.close();
    }

    @Test
    void aViewKeepsItsStateWhileOthersWrite() {
        String id = org.insert("Account", Map.of("Name", "A", "External_Id__c", "A-7"));
        OrgView before = org.store.view(org.user);

        org.tryUpdate("Account", id, Map.of("Name", "B", "External_Id__c", "A-8"));
        org.insert("Account", Map.of("Name", "C"));

        assertThat(before.rows("Account", false).map(row -> row.value("Name"))).containsExactly("A");
        assertThat(before.lookup("Account", "External_Id__c", "A-7", false).orElseThrow())
                .hasSize(1);
        assertThat(before.lookup("Account", "External_Id__c", "A-8", false).orElseThrow())
                .isEmpty();
    }

    @Test
    void aTransactionSeesItsOwnWritesOnTop() {
        String kept = org.insert("Account", Map.of("Name", "A", "External_Id__c", "A-1"));

        try (Transaction transaction = org.store.begin(org.user)) {
            String made = TestOrg.idOf(transaction.insert("Account", Map.of("Name", "B", "External_Id__c", "A-2")));
            transaction.update("Account", kept, Map.of("External_Id__c", "A-3"));
            OrgView view = transaction.view();

            assertThat(view.rows("Account", false).map(Row::id)).containsExactly(kept, made);
            assertThat(view.lookup("Account", "External_Id__c", "A-1", false).orElseThrow())
                    .isEmpty();
            assertThat(view.lookup("Account", "External_Id__c", "A-3", false)
                            .orElseThrow()
                            .map(Row::id))
                    .containsExactly(kept);
            assertThat(view.lookup("Account", "Id", made, false).orElseThrow()).hasSize(1);
            assertThat(view.changed("Account", TestOrg.START, null, false)).hasSize(2);
        }
    }

    @Test
    void manyWritersLoseNoRecordAndReadersSeeWholeTransactions() throws Exception {
        int writers = 4;
        int rounds = 200;
        ExecutorService pool = Executors.newFixedThreadPool(writers + 1);
        try {
            List<Future<Set<String>>> written = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                int number = writer;
                written.add(pool.submit(() -> pairs(number, rounds)));
            }
            Future<Integer> odd = pool.submit(oddCounts(writers * rounds * 2));
            Set<String> all = new HashSet<>();
            for (Future<Set<String>> ids : written) {
                all.addAll(ids.get());
            }

            assertThat(odd.get()).isZero();
            assertThat(new HashSet<>(org.ids("Account"))).isEqualTo(all).hasSize(writers * rounds * 2);
        } finally {
            pool.shutdownNow();
        }
    }

    private Set<String> pairs(int writer, int rounds) {
        Set<String> ids = new HashSet<>();
        for (int round = 0; round < rounds; round++) {
            try (Transaction transaction = org.store.begin(org.user)) {
                String name = writer + "-" + round;
                ids.add(TestOrg.idOf(transaction.insert("Account", Map.of("Name", name))));
                ids.add(TestOrg.idOf(transaction.insert("Account", Map.of("Name", name))));
                transaction.commit();
            }
        }
        return ids;
    }

    private Callable<Integer> oddCounts(int last) {
        return () -> {
            int odd = 0;
            int seen = 0;
            while (seen < last) {
                seen = (int) org.store.view(org.user).rows("Account", false).count();
                odd += seen % 2;
            }
            return odd;
        };
    }
}
