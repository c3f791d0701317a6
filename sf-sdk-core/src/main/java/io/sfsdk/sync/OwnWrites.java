package io.sfsdk.sync;

import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the changes that this integration made itself, so that two systems kept alike do not send one change to and fro for
 * ever. Give it to {@link SyncBuilder#withoutOwnWrites}. Safe to share.
 *
 * <p>By content, {@link #byContent}: a change is left out if the record now has exactly the fields that the other system has. Nothing
 * that it leaves out could be news, so it cannot lose a change. It fails to recognise, and hands on once more, what the org altered on
 * the way in (a trigger, a rounded number, a date written another way), what was written before a restart, and what was forgotten
 * because more than so many records were written since. So a receiver must not write back what did not change anything.
 *
 * <p>By user, {@link #byUser}: a change is left out if the integration's user made the last one. It needs no memory, <b>and it can
 * lose changes</b>: if a person changes a record and the integration then writes another field of it before the next run, the version
 * that is read is the integration's. Use it where both never write the same records, and reconcile.
 */
public final class OwnWrites {
    /** What differs between a record and its copy although their content is the same; lower case. */
    private static final Set<String> BOOKKEEPING = Set.of(
            "id",
            "systemmodstamp",
            "lastmodifieddate",
            "lastmodifiedbyid",
            "createddate",
            "createdbyid",
            "isdeleted",
            "masterrecordid");

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<RecordId, Long> contents = new LinkedHashMap<>();
    private final AtomicLong recognised = new AtomicLong();
    private final int capacity;
    private final @Nullable RecordId user;

    private OwnWrites(int capacity, @Nullable RecordId user) {
        this.capacity = capacity;
        this.user = user;
    }

    /**
     * Recognises them by what the other system has.
     *
     * @param records how many of the last written to remember, some 100 bytes each; as many as are written between two runs
     */
    public static OwnWrites byContent(int records) {
        if (records < 1) {
            throw new IllegalArgumentException("at least one record must be remembered, got " + records);
        }
        return new OwnWrites(records, null);
    }

    /**
     * Recognises them by who made them.
     *
     * @param userId whom the integration logs in as; the sync must select {@code LastModifiedById}
     */
    public static OwnWrites byUser(RecordId userId) {
        return new OwnWrites(0, userId);
    }

    /**
     * Tells what the other system has of a record and is about to write, or has just created: before the write, so that no run can
     * read it first.
     *
     * @param record with all fields that the sync selects, as the API gives them; with fewer it is not recognised
     * @throws IllegalStateException if changes are recognised by user
     */
    public void expect(RecordId id, SObject record) {
        if (user != null) {
            throw new IllegalStateException("own writes are recognised by their user here; nothing needs to be told");
        }
        long content = content(record);
        lock.lock();
        try {
            contents.remove(id);
            contents.put(id, content);
            if (contents.size() > capacity) {
                Iterator<RecordId> oldest = contents.keySet().iterator();
                oldest.next();
                oldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many changes were left out so far. */
    public long recognised() {
        return recognised.get();
    }

    boolean isForeign(RecordChange change) {
        boolean isOwn = user == null ? hasExpectedContent(change) : isByUser(change.record(), user);
        recognised.addAndGet(isOwn ? 1 : 0);
        return !isOwn;
    }

    boolean needsUser() {
        return user != null;
    }

    private static boolean isByUser(SObject record, RecordId user) {
        return record.id("LastModifiedById").filter(user::equals).isPresent();
    }

    /** A foreign change is handed on, so the other system will not have what was expected any more. */
    private boolean hasExpectedContent(RecordChange change) {
        boolean isUpserted = change instanceof RecordChange.Upserted;
        long content = content(change.record());
        lock.lock();
        try {
            Long expected = contents.get(change.id());
            boolean isOwn = isUpserted && expected != null && expected == content;
            if (!isOwn) {
                contents.remove(change.id());
            }
            return isOwn;
        } finally {
            lock.unlock();
        }
    }

    /** Of the fields by name, whatever their order and case. */
    private static long content(SObject record) {
        Set<String> names = new TreeSet<>();
        record.names().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        names.removeAll(BOOKKEEPING);
        SObject sorted = SObject.of("any");
        for (String name : names) {
            sorted = sorted.with(name, record.value(name));
        }
        return new ContentHash().of(sorted);
    }
}
