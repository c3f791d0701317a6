package io.sfsdk.subscribe;

import io.sfsdk.event.ChangeEventHeader;
import io.sfsdk.event.Event;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The last events that were settled, by what tells them from others. Forgetting one makes it come twice, and loses nothing. */
final class Remembered {
    private final int most;
    private final Set<String> ids = new LinkedHashSet<>();
    private String origin = "";

    /** @param most how many; 0 for none */
    Remembered(int most) {
        this.most = most;
    }

    /** Events of another org have nothing to do with those before. */
    void belongTo(String where) {
        if (!where.equals(origin)) {
            ids.clear();
        }
        origin = where;
    }

    /** Whether each of these was settled. */
    boolean knows(Parcel parcel) {
        return most > 0
                && parcel.entries().stream().allMatch(entry -> {
                    String id = id(entry.event());
                    return id != null && ids.contains(id);
                });
    }

    void add(Parcel parcel) {
        if (most > 0) {
            parcel.entries().forEach(entry -> add(id(entry.event())));
        }
    }

    private void add(@Nullable String id) {
        if (id != null && ids.add(id) && ids.size() > most) {
            Iterator<String> oldest = ids.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** Of a change the place in its transaction as well: events that were split may have more in common than that. */
    private static @Nullable String id(Event event) {
        String uuid = event.uuid();
        String change = event.content().head().map(Remembered::change).orElse("");
        return uuid == null && change.isEmpty() ? null : uuid + "/" + change;
    }

    private static String change(ChangeEventHeader head) {
        return head.transactionKey().isEmpty()
                ? ""
                : head.transactionKey() + "/" + head.sequenceNumber() + "/" + head.changeType() + "/"
                        + head.entityName() + "/" + String.join(",", head.recordIds());
    }
}
