package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.store.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parents and children that rows of one query carry with them, each in a numbered slot. */
final class Joins {
    /** The slot of the row itself. */
    static final int SELF = -1;

    private record Parent(int from, String referenceField) {}

    private final Session session;
    private final List<Parent> parents = new ArrayList<>();
    private final Map<List<String>, Integer> slots = new HashMap<>();
    private final List<ChildRows> children = new ArrayList<>();

    Joins(Session session) {
        this.session = session;
    }

    /** The slot of the parent at the end of these hops. */
    int slot(List<Hop> hops) {
        if (hops.isEmpty()) {
            return SELF;
        }
        List<String> key = hops.stream().map(hop -> hop.reference().name()).toList();
        Integer known = slots.get(key);
        return known != null ? known : add(key, hops);
    }

    private int add(List<String> key, List<Hop> hops) {
        int from = slot(hops.subList(0, hops.size() - 1));
        parents.add(new Parent(from, hops.get(hops.size() - 1).reference().name()));
        slots.put(key, parents.size() - 1);
        return parents.size() - 1;
    }

    /** The slot of the rows a subquery finds for each row. */
    int children(ChildRows query) {
        children.add(query);
        return children.size() - 1;
    }

    /** The row with room for what it carries; the row itself if that is nothing. */
    Row wrap(Row row) {
        return parents.isEmpty() && children.isEmpty() ? row : new JoinedRow(row, this);
    }

    int parentCount() {
        return parents.size();
    }

    int childCount() {
        return children.size();
    }

    @Nullable
    Row findParent(JoinedRow row, int slot) {
        Parent parent = parents.get(slot);
        Row from = parent.from() == SELF ? row : row.parent(parent.from());
        return from == null ? null : session.find(from.value(parent.referenceField()));
    }

    @Nullable
    QueryResult findChildren(JoinedRow row, int slot) {
        return children.get(slot).of(row.id());
    }
}
