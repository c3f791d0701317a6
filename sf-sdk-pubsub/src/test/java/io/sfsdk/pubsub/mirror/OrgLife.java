package io.sfsdk.pubsub.mirror;

import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.store.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What people do to the accounts of an org, at random: each kind of change, some of which the org cannot tell in full. */
final class OrgLife {
    private static final int MANY = 8;

    private final SimulatedOrg org;
    private final RandomGenerator random;
    private final List<String> alive = new ArrayList<>();
    private final List<String> binned = new ArrayList<>();
    private int made;

    OrgLife(SimulatedOrg org, RandomGenerator random) {
        this.org = org;
        this.random = random;
    }

    void go(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
        }
    }

    private void step() {
        org.clock().advance(Duration.ofMillis(random.nextInt(1_500)));
        int kind = random.nextInt(12);
        if (alive.size() < 3 || kind < 2) {
            alive.add(org.insert("Account", fields()));
        } else if (kind < 6) {
            org.update("Account", one(alive), change());
        } else if (kind == 6) {
            String id = one(alive);
            org.delete(id);
            alive.remove(id);
            binned.add(id);
        } else if (kind == 7 && !binned.isEmpty()) {
            String id = one(binned);
            org.undelete(id);
            binned.remove(id);
            alive.add(id);
        } else if (kind == 8) {
            org.events().turnIntoGaps(1);
            org.update("Account", one(alive), change());
        } else if (kind == 9) {
            manyAtOnce();
        } else if (kind == 10) {
            merge();
        } else {
            String id = one(alive);
            org.update("Account", id, change());
            org.update("Account", id, change());
        }
    }

    private void manyAtOnce() {
        try (Transaction work = org.begin()) {
            for (int i = 0; i < MANY; i++) {
                work.update("Account", one(alive), change());
                alive.add(String.valueOf(work.insert("Account", fields()).id()));
            }
            work.commit();
        }
    }

    private void merge() {
        String winner = alive.get(0);
        String loser = alive.get(alive.size() - 1);
        try (Transaction work = org.begin()) {
            work.merge(winner, List.of(loser));
            work.commit();
        }
        alive.remove(loser);
    }

    private String one(List<String> ids) {
        return ids.get(random.nextInt(ids.size()));
    }

    private Map<String, Object> fields() {
        made++;
        return Map.of("Name", "account " + made, "BillingCity", "city " + made, "AnnualRevenue", made);
    }

    private Map<String, @Nullable Object> change() {
        made++;
        Map<String, @Nullable Object> change = new HashMap<>();
        switch (random.nextInt(4)) {
            case 0 -> change.put("Name", "account " + made);
            case 1 -> change.put("BillingCity", random.nextBoolean() ? null : "city " + made);
            case 2 -> change.put("AnnualRevenue", random.nextBoolean() ? null : made);
            default -> change.put("Phone", "phone " + made);
        }
        return change;
    }
}
