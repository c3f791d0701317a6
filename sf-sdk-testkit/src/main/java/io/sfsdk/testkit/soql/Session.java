package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.store.OrgView;
import io.sfsdk.testkit.store.Row;
import org.jspecify.annotations.Nullable;

/** What all parts of one run share. */
record Session(OrgView view, boolean includeDeleted, Refusals refusals, SemiJoins semiJoins) {
    static Session of(OrgView view, boolean includeDeleted, Refusals refusals) {
        return new Session(view, includeDeleted, refusals, new SemiJoins());
    }

    ObjectType object(Expression.Path from) {
        return view.schema().object(from.text()).orElseThrow(() -> refusals.unknownObject(from.offset(), from.text()));
    }

    /** The row an id points to, if this run may see it. */
    @Nullable
    Row find(@Nullable Object id) {
        if (!(id instanceof String text) || text.length() < 3) {
            return null;
        }
        return view.schema()
                .byKeyPrefix(text.substring(0, 3))
                .flatMap(type -> view.row(type.name(), text))
                .filter(row -> includeDeleted || !row.isDeleted())
                .orElse(null);
    }
}
