package io.sfsdk.sync;

import org.jspecify.annotations.Nullable;

/**
 * What a sync of one kind of change asks for and hands on.
 *
 * @param kind null for all of an object
 */
record Recipe(@Nullable ChangeKind kind) {
    /** Tells its position from those of the other kinds. */
    String title(String sobject) {
        return kind == null ? sobject : sobject + " " + kind;
    }

    /** @param wanted whether a sync of all wants them */
    boolean readsDeleted(boolean wanted) {
        return kind == null ? wanted : kind == ChangeKind.DELETED;
    }

    Selection selection(Selection all) {
        if (kind == ChangeKind.NEW) {
            return all.byCreation();
        }
        if (kind == ChangeKind.MODIFIED) {
            return all.with(Selection.CREATED);
        }
        return kind == ChangeKind.DELETED ? all.and(Selection.DELETED_ONLY) : all;
    }

    IsolatingHandler handler(IsolatingHandler given) {
        return kind == ChangeKind.MODIFIED ? new FilteredHandler(given, Recipe::isModified) : given;
    }

    /** Old records are not of a kind, so a new field is not brought to them. */
    FieldSettings fields(FieldSettings given) {
        return kind == null ? given : given.withRereadPages(0);
    }

    private static boolean isModified(RecordChange change) {
        return change.record()
                .instant(Selection.CREATED)
                .filter(change.stamp()::equals)
                .isEmpty();
    }
}
