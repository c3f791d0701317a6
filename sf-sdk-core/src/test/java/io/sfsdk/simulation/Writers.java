package io.sfsdk.simulation;

import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.schema.UserAccess;
import io.sfsdk.testkit.store.OrgView;
import io.sfsdk.testkit.store.Row;
import io.sfsdk.testkit.store.SaveResult;
import io.sfsdk.testkit.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The people and programs that work in the org: transactions that insert, change, delete, restore and merge, and commit at once or
 * up to fifteen minutes later. Remembers every version there ever was.
 */
final class Writers {
    static final Duration LONGEST = Duration.ofMinutes(15);
    static final Map<String, List<String>> OBJECTS =
            Map.of("Account", List.of("Name", "Phone"), "Contact", List.of("LastName", "AccountId"));

    private final SimulatedOrg org;
    private final SplittableRandom random;
    private final EventLog log;
    private final List<Transaction> open = new ArrayList<>();
    private final List<String> hidden = new ArrayList<>();
    private final Map<String, Set<Version>> ever = new HashMap<>();
    private final Set<String> everHidden = new HashSet<>();

    Writers(SimulatedOrg org, SplittableRandom random, EventLog log) {
        this.org = org;
        this.random = random;
        this.log = log;
        OBJECTS.keySet().forEach(object -> ever.put(object, new HashSet<>()));
    }

    /** Some work in a new transaction, or in one that is open. */
    void work() {
        boolean isOld = !open.isEmpty() && random.nextInt(3) == 0;
        Transaction transaction = isOld ? open.get(random.nextInt(open.size())) : org.begin();
        for (int i = random.nextInt(6); i >= 0; i--) {
            act(transaction);
        }
        if (!isOld && random.nextInt(3) == 0) {
            open.add(transaction);
        } else if (!isOld) {
            commit(transaction);
        }
    }

    /** An administrator hides a record from the job's user, shows it again, or does so with a field. */
    void administrate() {
        int choice = random.nextInt(4);
        String object = random.nextBoolean() ? "Account" : "Contact";
        String id = some(object, false);
        log.add("administrator " + choice);
        switch (choice) {
            case 0 -> hide(id);
            case 1 -> showOne();
            case 2 -> org.changes().access(access -> access.withoutFields("Account", "Phone"));
            default -> org.changes().access(access -> UserAccess.full());
        }
    }

    /** The job's user may see everything again, but for some records. */
    void giveFieldsBack() {
        org.changes().access(access -> UserAccess.full());
    }

    private void hide(@Nullable String id) {
        if (id != null) {
            org.changes().hide(id);
            hidden.add(id);
            everHidden.add(id);
        }
    }

    private void showOne() {
        if (!hidden.isEmpty()) {
            org.changes().show(hidden.remove(random.nextInt(hidden.size())));
        }
    }

    /** Ends one of the open transactions. */
    void commitOne() {
        if (!open.isEmpty()) {
            commit(open.remove(random.nextInt(open.size())));
        }
    }

    /** Ends what has been open for as long as a transaction may be. */
    void commitOld(Instant now) {
        List<Transaction> old = open.stream()
                .filter(transaction ->
                        Duration.between(transaction.startedAt(), now).compareTo(LONGEST) >= 0)
                .toList();
        open.removeAll(old);
        old.forEach(this::commit);
    }

    void commitAll() {
        List<Transaction> all = List.copyOf(open);
        open.clear();
        all.forEach(this::commit);
    }

    /** What the job's user may see now, deleted rows included. */
    List<Version> visible(String object) {
        return versions(org.data().viewAs(org.userId()), object);
    }

    private static List<Version> versions(OrgView view, String object) {
        return view.rows(object, true)
                .map(row -> Version.of(row, OBJECTS.get(object)))
                .toList();
    }

    Set<String> everHidden() {
        return everHidden;
    }

    Set<Version> ever(String object) {
        return ever.get(object);
    }

    private void act(Transaction transaction) {
        int choice = random.nextInt(12);
        switch (choice) {
            case 0, 1, 2 -> log("insert account", transaction.insert("Account", account()));
            case 3, 4 -> log("insert contact", transaction.insert("Contact", contact()));
            case 5, 6, 7 -> with("Account", false, id -> transaction.update("Account", id, account()));
            case 8 -> with("Contact", false, id -> transaction.update("Contact", id, contact()));
            case 9 -> with(random.nextBoolean() ? "Account" : "Contact", false, transaction::delete);
            case 10 -> with(random.nextBoolean() ? "Account" : "Contact", true, transaction::undelete);
            default -> rare(transaction);
        }
    }

    private void rare(Transaction transaction) {
        if (random.nextBoolean()) {
            merge(transaction);
        } else {
            with(random.nextBoolean() ? "Account" : "Contact", random.nextBoolean(), transaction::hardDelete);
        }
    }

    private void merge(Transaction transaction) {
        String master = some("Account", false);
        String loser = some("Account", false);
        if (master != null && loser != null && !master.equals(loser)) {
            log("merge", transaction.merge(master, List.of(loser)));
        }
    }

    private interface Act {
        SaveResult on(String id);
    }

    private void with(String object, boolean isDeleted, Act act) {
        String id = some(object, isDeleted);
        if (id != null) {
            log((isDeleted ? "restore " : "touch ") + object, act.on(id));
        }
    }

    private void log(String what, SaveResult result) {
        log.add(what + (result.success() ? "" : " refused"));
    }

    private Map<String, String> account() {
        return Map.of("Name", word(), "Phone", word());
    }

    private Map<String, @Nullable Object> contact() {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("LastName", word());
        fields.put("AccountId", some("Account", false));
        return fields;
    }

    private @Nullable String some(String object, boolean isDeleted) {
        List<String> ids = org.data()
                .view(org.userId())
                .rows(object, true)
                .filter(row -> row.isDeleted() == isDeleted)
                .map(Row::id)
                .sorted()
                .toList();
        return ids.isEmpty() ? null : ids.get(random.nextInt(ids.size()));
    }

    private String word() {
        return "w" + random.nextInt(50);
    }

    private void commit(Transaction transaction) {
        transaction.commit();
        transaction.close();
        log.add("commit");
        OBJECTS.keySet()
                .forEach(object -> ever.get(object).addAll(versions(org.data().view(org.userId()), object)));
    }
}
