package io.sfsdk.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the content that each of so many records was last delivered with, so that a stamp that moved alone is known for what it
 * is. The longest untouched is forgotten first, which costs a delivery. For one thread.
 *
 * <p>What the host has got is uncertain while it works. So a record is forgotten before it is handed on and remembered when it was
 * accepted; and while a run is on, the store holds nothing but a mark: a run that dies leaves an empty ledger.
 */
final class ContentLedger {
    private static final String STAMP = "SystemModstamp";

    private final LedgerShelf shelf;
    private final int capacity;
    private final ContentHash hash = new ContentHash();
    private final LinkedHashMap<Long, Long> contents = new LinkedHashMap<>(16, 0.75f, true);

    private ContentLedger(LedgerShelf shelf, int capacity) {
        this.shelf = shelf;
        this.capacity = capacity;
    }

    /** Takes the ledger out of the store until it is put back. */
    static ContentLedger take(LedgerShelf shelf, int capacity) throws RunEnd {
        ContentLedger ledger = new ContentLedger(shelf, capacity);
        shelf.take().forEach(ledger::put);
        return ledger;
    }

    /** Those of the changes whose content the host may not have. */
    List<RecordChange> unknown(List<RecordChange> changes) throws RunEnd {
        List<RecordChange> unknown = new ArrayList<>(changes.size());
        for (RecordChange change : changes) {
            Long known = contents.get(id(change));
            if (known == null || known != content(change)) {
                unknown.add(change);
            }
        }
        if (unknown.size() < changes.size()) {
            shelf.mark();
        }
        return unknown;
    }

    void forget(List<RecordChange> changes) {
        changes.forEach(change -> contents.remove(id(change)));
    }

    /** Something else has written to the host: each record counts as changed the next time. */
    void forgetAll() {
        contents.clear();
    }

    void remember(RecordChange change) {
        put(id(change), content(change));
    }

    /** Puts it back into the store, at the end of a run; does nothing with none. */
    static void putBack(@Nullable ContentLedger ledger) throws RunEnd {
        if (ledger != null) {
            ledger.shelf.putBack(ledger.contents);
        }
    }

    /** The same after a failure; if it fails too, the next run begins with an empty ledger. */
    static void putBack(@Nullable ContentLedger ledger, Exception failure) {
        try {
            putBack(ledger);
        } catch (RunEnd | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void put(long id, long content) {
        contents.put(id, content);
        if (contents.size() > capacity) {
            Map.Entry<Long, Long> eldest = contents.entrySet().iterator().next();
            contents.remove(eldest.getKey());
        }
    }

    private long id(RecordChange change) {
        return hash.of(change.id().value());
    }

    private long content(RecordChange change) {
        return hash.of(change.record().without(STAMP));
    }
}
