package io.sfsdk.examples.follower;

import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.store.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** People who work in the org: they create, change, delete and merge accounts, one by one and many at once. */
final class Colleagues {
    private static final int MANY = 30;

    private final SimulatedOrg org;
    private final List<String> accounts = new ArrayList<>();
    private int works;

    Colleagues(SimulatedOrg org) {
        this.org = org;
    }

    /** The accounts there are at first. */
    void found(List<String> names) {
        names.forEach(name -> accounts.add(org.insert("Account", Map.of("Name", name))));
    }

    /** A few minutes of work. */
    void work() {
        works++;
        accounts.add(org.insert("Account", Map.of("Name", "Newcomer " + works, "BillingCity", "Rome")));
        pass();
        org.update("Account", account(works), Map.of("Phone", "+39 06 " + works, "BillingCity", "Milan"));
        pass();
        org.delete(takeLast());
        pass();
        org.events().turnIntoGaps(1);
        org.update("Account", account(works + 1), Map.of("Name", "Renamed " + works));
        pass();
        merge();
        pass();
    }

    /** A mass update: more changes in one transaction than the org tells events of. */
    void workInBulk() {
        try (Transaction work = org.begin()) {
            accounts.stream().limit(MANY).forEach(id -> work.update("Account", id, Map.of("Site", "Bulk " + works)));
            work.commit();
        }
        pass();
    }

    private void merge() {
        String loser = takeLast();
        try (Transaction work = org.begin()) {
            work.merge(account(works + 2), List.of(loser));
            work.commit();
        }
    }

    private String account(int number) {
        return accounts.get(number % accounts.size());
    }

    private String takeLast() {
        return accounts.remove(accounts.size() - 1);
    }

    private void pass() {
        org.clock().advance(Duration.ofSeconds(20));
    }
}
