package io.sfsdk.testkit.events;

/** What a change event says happened to its records. */
public enum ChangeType {
    CREATE,
    UPDATE,
    DELETE,
    UNDELETE,
    GAP_CREATE,
    GAP_UPDATE,
    GAP_DELETE,
    GAP_UNDELETE,
    GAP_OVERFLOW;

    /** The event that tells no more than that a change of this kind happened. */
    ChangeType gap() {
        return switch (this) {
            case CREATE -> GAP_CREATE;
            case UPDATE -> GAP_UPDATE;
            case DELETE -> GAP_DELETE;
            case UNDELETE -> GAP_UNDELETE;
            default -> this;
        };
    }

    boolean isGap() {
        return name().startsWith("GAP_");
    }
}
