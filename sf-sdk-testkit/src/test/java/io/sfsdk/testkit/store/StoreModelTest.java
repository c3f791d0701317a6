package io.sfsdk.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random writes, checked against a plain map after each round. */
class StoreModelTest {
    private record Version(String name, String site, Instant stamp, boolean deleted) {}

    private final TestOrg org = new TestOrg();
    private final Map<String, Version> model = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void indexesAndOrderAgreeWithAPlainMap(long seed) {
        Random random = new Random(seed);

        for (int round = 0; round < 60; round++) {
            round(random);
            org.pass(Duration.ofMillis(random.nextInt(3_000)));
            agree(random);
        }
    }

    private void round(Random random) {
        Map<String, Version> written = new HashMap<>(model);
        try (Transaction transaction = org.store.begin(org.user)) {
            for (int i = random.nextInt(60); i >= 0; i--) {
                write(transaction, written, random);
            }
            if (random.nextInt(5) > 0) {
                transaction.commit();
                model.clear();
                model.putAll(written);
            }
        }
    }

    private void write(Transaction transaction, Map<String, Version> written, Random random) {
        List<String> ids = new ArrayList<>(written.keySet());
        String name = "N" + random.nextInt(20);
        String site = "S" + random.nextInt(4);
        Instant stamp = Instant.ofEpochSecond(org.time.get().getEpochSecond());
        String id = ids.isEmpty() ? "" : ids.get(random.nextInt(ids.size()));
        int kind = random.nextInt(10);
        if (kind < 5 || ids.isEmpty()) {
            id = TestOrg.idOf(transaction.insert("Account", Map.of("Name", name, "Site", site)));
            written.put(id, new Version(name, site, stamp, false));
        } else if (kind < 8 && !written.get(id).deleted()) {
            transaction.update("Account", id, Map.of("Name", name));
            written.put(id, new Version(name, written.get(id).site(), stamp, false));
        } else if (kind == 8) {
            transaction.hardDelete(id);
            written.remove(id);
        } else {
            Version old = written.get(id);
            boolean changed = (old.deleted() ? transaction.undelete(id) : transaction.delete(id)).success();
            assertThat(changed).isTrue();
            written.put(id, new Version(old.name(), old.site(), stamp, !old.deleted()));
        }
    }

    private void agree(Random random) {
        OrgView view = org.store.view(org.user);
        String name = "n" + random.nextInt(20);
        Instant from = org.time.get().minusSeconds(random.nextInt(60));
        Instant until = from.plusMillis(random.nextInt(30_000));

        assertThat(view.rows("Account", true).map(Row::id)).containsExactlyElementsOf(model.keySet());
        assertThat(org.store.count("Account")).isEqualTo((int)
                model.values().stream().filter(v -> !v.deleted()).count());
        assertThat(view.lookup("Account", "Name", name, true).orElseThrow().map(Row::id))
                .containsExactlyElementsOf(ids(v -> v.name().equalsIgnoreCase(name), Map.Entry.comparingByKey()));
        assertThat(view.changed("Account", from, until, true).map(Row::id))
                .containsExactlyElementsOf(ids(
                        v -> !v.stamp().isBefore(from) && v.stamp().isBefore(until),
                        Comparator.<Map.Entry<String, Version>, Instant>comparing(
                                        e -> e.getValue().stamp())
                                .thenComparing(Map.Entry::getKey)));
    }

    private List<String> ids(Predicate<Version> which, Comparator<? super Map.Entry<String, Version>> order) {
        return model.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .sorted(order)
                .map(Map.Entry::getKey)
                .toList();
    }
}
