package io.sfsdk.testkit.store;

/** A record may only have an active record type of its own object. */
final class RecordTypeCheck {
    private RecordTypeCheck() {}

    static void check(TransactionScope scope, Draft draft) {
        int slot = draft.layout().slot("RecordTypeId");
        Object id = draft.isGiven(slot) ? draft.get(slot) : null;
        if (id == null) {
            return;
        }
        StoredRow recordType = scope.row(id.toString());
        boolean fits = recordType != null
                && draft.layout().type().name().equals(recordType.value("SobjectType"))
                && Boolean.TRUE.equals(recordType.value("IsActive"));
        if (!fits) {
            throw new RefusedException(RowErrors.foreignRecordType(draft.field(slot), id.toString()));
        }
    }
}
