package io.sfsdk.examples.mainjob;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterSink;
import io.sfsdk.deadletter.DeadLetterStore;
import io.sfsdk.deadletter.StoredLetter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The job's dead letters. A slice that is done again after a kill hands its letters over again, under new ids; here each record
 * of the input keeps one.
 */
final class LetterBox implements DeadLetterSink {
    private static final int PAGE = 1_000;

    private final DeadLetterStore store;
    private final Set<String> known = new HashSet<>();
    private Reasons reasons = new Reasons();

    LetterBox(DeadLetterStore store) {
        this.store = store;
        open().forEach(letter -> known.add(place(letter)));
    }

    @Override
    public void accept(List<DeadLetter> letters) {
        letters.forEach(reasons::add);
        List<DeadLetter> fresh = letters.stream()
                .filter(letter -> !known.contains(place(letter)))
                .toList();
        if (!fresh.isEmpty()) {
            store.accept(fresh);
            fresh.forEach(letter -> known.add(place(letter)));
        }
    }

    /** Why records failed since this was last asked. */
    Reasons takeReasons() {
        Reasons taken = reasons;
        reasons = new Reasons();
        return taken;
    }

    DeadLetterStore store() {
        return store;
    }

    /** The letters whose records are not in the org yet. */
    List<DeadLetter> open() {
        List<DeadLetter> open = new ArrayList<>();
        List<StoredLetter> page = store.open(0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(stored -> open.add(stored.letter()));
            page = store.open(page.get(page.size() - 1).number(), PAGE);
        }
        return open;
    }

    private static String place(DeadLetter letter) {
        return letter.job() + "/" + letter.inputIndex();
    }
}
