package io.sfsdk.batch;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterStore;
import io.sfsdk.deadletter.Settlement;
import io.sfsdk.deadletter.StoredLetter;
import java.util.List;

/** A store that says yes to a claim and does not note it. */
record UnclaimedStore(DeadLetterStore store) implements DeadLetterStore {
    @Override
    public void accept(List<DeadLetter> letters) {
        store.accept(letters);
    }

    @Override
    public long last() {
        return store.last();
    }

    @Override
    public List<StoredLetter> open(long after, int max) {
        return store.open(after, max);
    }

    @Override
    public List<StoredLetter> claim(List<StoredLetter> letters) {
        return letters;
    }

    @Override
    public void settle(List<Settlement> settlements) {
        store.settle(settlements);
    }
}
