package io.sfsdk.testkit.store;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.ObjectPermission;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.store.RecordReader.Access;
import io.sfsdk.testkit.store.WriteAttempt.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Inserts, updates and upserts of one transaction. */
final class RecordSaving {
    private final TransactionScope scope;

    RecordSaving(TransactionScope scope) {
        this.scope = scope;
    }

    SaveResult insert(int ordinal, Map<String, ? extends @Nullable Object> fields, WriteOptions options) {
        Draft draft = Draft.ofNew(scope.catalog().layout(ordinal));
        ObjectType seen = scope.permitted(draft.layout().type(), ObjectPermission.CREATE);
        reader(onCreate(options)).read(draft, fields, -1, seen);
        return insert(ordinal, draft, options);
    }

    SaveResult insert(int ordinal, Draft draft, WriteOptions options) {
        Counters counters = scope.org().counters(ordinal);
        Instant at = scope.stamp();
        NewRecord.fillIn(draft, at, scope.userId(), counters);
        Derived.apply(draft);
        checkRequired(draft, true);
        if (EventRows.isEvent(draft.layout().type())) {
            return EventRows.publish(scope, draft, counters);
        }
        lockParents(draft);
        int number = counters.nextRecord();
        String prefix = draft.layout().type().keyPrefix();
        String id = scope.committed().ids().id(prefix, number);
        check(Kind.INSERT, draft, draft.finished(number, id), options);
        FileVersions files = new FileVersions(scope, draft);
        files.prepare();
        scope.put(draft.finished(number, id));
        scope.lock(id);
        files.finish(id, at);
        return SaveResult.created(id);
    }

    SaveResult update(
            int ordinal, @Nullable String id, Map<String, ? extends @Nullable Object> fields, WriteOptions options) {
        if (id == null || id.isEmpty()) {
            throw new RefusedException(RowErrors.idNeeded());
        }
        StoredRow before = scope.lockedVisible(idOf(ordinal, id));
        return update(before, fields, options, -1, onCreate(options));
    }

    private String idOf(int ordinal, String id) {
        String known = RecordId.normalize(id).orElseThrow(() -> new RefusedException(RowErrors.malformedId(id)));
        if (scope.catalog().ordinalOfId(known) != ordinal) {
            Layout layout = scope.catalog().layout(ordinal);
            String label = layout.type().label() + " ID";
            throw new RefusedException(RowErrors.wrongIdType(label, id, "Id"));
        }
        return known;
    }

    private SaveResult update(
            StoredRow before,
            Map<String, ? extends @Nullable Object> fields,
            WriteOptions options,
            int ignored,
            Access access) {
        if (before.isDeleted()) {
            throw new RefusedException(RowErrors.deleted());
        }
        if (RowErrors.isConvertedLead(before)) {
            throw new RefusedException(RowErrors.convertedLead());
        }
        Draft draft = Draft.of(before);
        ObjectType seen = scope.permitted(draft.layout().type(), ObjectPermission.EDIT);
        reader(access).read(draft, fields, ignored, seen);
        draft.stamp(scope.stamp(), scope.userId(), options.systemUpdate());
        Derived.apply(draft);
        checkRequired(draft, false);
        lockParents(draft);
        StoredRow version = draft.finished(before.number(), before.id());
        check(Kind.UPDATE, draft, version, options);
        scope.put(version);
        return SaveResult.saved(before.id());
    }

    SaveResult upsert(
            int ordinal,
            String fieldName,
            @Nullable Object given,
            Map<String, ? extends @Nullable Object> fields,
            WriteOptions options) {
        Layout layout = scope.catalog().layout(ordinal);
        int slot = layout.slotIgnoringCase(fieldName);
        if (slot >= 0 && slot == layout.id) {
            return upsertById(ordinal, given, fields, options);
        }
        ValueIndex index = slot < 0 ? null : layout.indexOf(slot);
        if (index == null || !index.field().idLookup()) {
            throw new OrgException(
                    "NOT_FOUND", "Provided external ID field does not exist or is not accessible: " + fieldName);
        }
        return upsertBy(ordinal, index, externalId(index.field(), given), fields, options);
    }

    private SaveResult upsertById(
            int ordinal, @Nullable Object given, Map<String, ? extends @Nullable Object> fields, WriteOptions options) {
        if (given == null || "".equals(given)) {
            Map<String, ? extends @Nullable Object> rest = WithoutId.of(fields);
            return insert(ordinal, rest, options);
        }
        return update(ordinal, given.toString(), fields, options);
    }

    private Object externalId(Field field, @Nullable Object given) {
        Object value = values().read(field, given);
        if (value == null) {
            throw new RefusedException(RowErrors.externalIdNeeded(field));
        }
        return value;
    }

    private SaveResult upsertBy(
            int ordinal,
            ValueIndex index,
            Object value,
            Map<String, ? extends @Nullable Object> fields,
            WriteOptions options) {
        boolean repeated = !scope.firstUseOf(new Locks.UniqueValue(ordinal, index.slot(), index.folded(value)));
        if (repeated && scope.org().policy.does(StorePolicy.Behaviour.REJECTS_REPEATED_EXTERNAL_ID)) {
            throw new RefusedException(RowErrors.repeatedExternalId(index.field(), value));
        }
        List<String> matches =
                scope.visibleWithValue(ordinal, index, value).map(StoredRow::id).toList();
        if (matches.size() > 1) {
            throw RowErrors.severalMatches(index.field(), matches);
        }
        if (matches.size() == 1) {
            return update(scope.locked(matches.get(0)), fields, options, index.slot(), Access.UPSERT);
        }
        Draft draft = Draft.ofNew(scope.catalog().layout(ordinal));
        ObjectType seen = scope.permitted(draft.layout().type(), ObjectPermission.CREATE);
        reader(onCreate(options)).read(draft, WithoutId.of(fields), index.slot(), seen);
        draft.give(index.slot(), value);
        return insert(ordinal, draft, options);
    }

    private static void checkRequired(Draft draft, boolean all) {
        List<String> missing = draft.layout().required().stream()
                .filter(slot -> draft.get(slot) == null && (all || draft.isGiven(slot)))
                .map(slot -> draft.field(slot).name())
                .toList();
        if (!missing.isEmpty()) {
            throw new RefusedException(RowErrors.requiredMissing(missing));
        }
    }

    private void lockParents(Draft draft) {
        if (!scope.org().policy.does(StorePolicy.Behaviour.LOCKS_PARENTS)) {
            return;
        }
        for (ValueIndex index : draft.layout().indexes()) {
            Object parent = draft.get(index.slot());
            if (index.isReference() && draft.isGiven(index.slot()) && parent != null) {
                scope.lock(parent.toString());
            }
        }
    }

    private void check(Kind kind, Draft draft, StoredRow version, WriteOptions options) {
        RecordTypeCheck.check(scope, draft);
        new Uniqueness(scope).check(version, draft.before());
        CampaignMembership.check(scope, version);
        scope.checkRules(new WriteAttempt(kind, draft.before(), version, options, scope.view()));
    }

    private Access onCreate(WriteOptions options) {
        boolean granted = scope.org().policy.does(StorePolicy.Behaviour.GRANTS_AUDIT_FIELDS);
        return granted || options.auditFields() ? Access.AUDIT : Access.STANDARD;
    }

    private RecordReader reader(Access access) {
        Parents parents = new Parents(scope.catalog(), scope::row, scope::visibleWithValue, true);
        return new RecordReader(values(), parents, access);
    }

    private ValueReader values() {
        return new ValueReader(scope.org().policy.does(StorePolicy.Behaviour.TRIMS_TEXT));
    }
}
