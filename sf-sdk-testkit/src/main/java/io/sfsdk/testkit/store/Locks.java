package io.sfsdk.testkit.store;

/** Which open transaction holds which record. */
final class Locks {
    private Locks() {}

    /** Text as reported publicly, for example in Force.com-JavaScript-REST-Toolkit issue 68. */
    static RowError refusal(String id) {
        String text = "unable to obtain exclusive access to this record or 1 records: ";
        return RowError.of("UNABLE_TO_LOCK_ROW", text + id.substring(0, 15));
    }
}
