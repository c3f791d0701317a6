package io.sfsdk.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the same request can succeed later, decided once, where the error is understood. */
public enum Retryability {
    /** The same request will be refused again. */
    NEVER,

    /** The cause passes by itself: a lock, an overload, a lost connection. Whether repeating is harmless is another question. */
    AFTER_DELAY,

    /** A new session is needed. */
    AFTER_LOGIN,

    /** An allocation is used up; it frees over hours, so trying again in place only makes it worse. */
    AFTER_LIMIT_FREES;

    /**
     * Whether a record refused with these errors can be accepted later, unchanged: only if each of them passes. An unknown
     * code is taken for a verdict on the data, so {@link #NEVER}. A lock inside a trigger or flow is recognised. A record that
     * was only rolled back with others ({@link ErrorCode#ROLLED_BACK}) counts as {@code NEVER}: whether to send it without the
     * guilty ones is its caller's choice.
     */
    public static Retryability ofRecord(List<ApiError> errors) {
        return weakest(errors, NEVER);
    }

    /**
     * Whether a request that was refused as a whole can succeed later. An unknown code is taken for a passing failure with
     * status 429 or 5xx, for a stale session with 401, else for a verdict.
     */
    public static Retryability ofRequest(int status, List<ApiError> errors) {
        return weakest(errors, byStatus(status));
    }

    private static Retryability byStatus(int status) {
        if (status == 401) {
            return AFTER_LOGIN;
        }
        return status == 429 || status >= 500 ? AFTER_DELAY : NEVER;
    }

    /** Of several errors the one that is hardest to get over decides. */
    private static Retryability weakest(List<ApiError> errors, Retryability ofUnknown) {
        Retryability weakest = null;
        for (ApiError error : errors) {
            Retryability known = KnownCodes.retryability(error);
            weakest = harder(weakest, known == null ? ofUnknown : known);
        }
        return weakest == null ? ofUnknown : weakest;
    }

    private static Retryability harder(@Nullable Retryability left, Retryability right) {
        return left == null || right.hardship() > left.hardship() ? right : left;
    }

    private int hardship() {
        return switch (this) {
            case AFTER_DELAY -> 0;
            case AFTER_LOGIN -> 1;
            case AFTER_LIMIT_FREES -> 2;
            case NEVER -> 3;
        };
    }
}
