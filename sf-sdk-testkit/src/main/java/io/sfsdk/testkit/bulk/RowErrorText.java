package io.sfsdk.testkit.bulk;

import io.sfsdk.testkit.store.RowError;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code sf__Error} says: code, message and fields, with a blank before the dashes only behind a field. */
final class RowErrorText {
    private static final String LOCKED = "UNABLE_TO_LOCK_ROW";

    private RowErrorText() {}

    /** How an org joins several errors of one row is not known. */
    static String of(List<RowError> errors) {
        return errors.stream().map(RowErrorText::of).collect(Collectors.joining(";"));
    }

    private static String of(RowError error) {
        String fields = String.join(", ", error.fields());
        return error.code() + ":" + error.message() + ":" + fields + (fields.isEmpty() ? "--" : " --");
    }

    static boolean isLock(RowError error) {
        return error.code().equals(LOCKED);
    }

    /** What all rows of a chunk are told when some of its records are locked. Reported in public threads. */
    static RowError chunkLocked(int rows, List<String> ids) {
        String text = "unable to obtain exclusive access to this record";
        return RowError.of(LOCKED, ids.isEmpty() ? text : text + " or " + rows + " records: " + String.join(",", ids));
    }

    /** The ids at the end of a lock's message. */
    static String lockedId(RowError error) {
        return error.message().substring(error.message().lastIndexOf(' ') + 1);
    }
}
