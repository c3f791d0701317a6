package io.sfsdk.event;

/**
 * What a change event reports. The set is open: an unknown one is kept as it is.
 *
 * @param value as sent, for example {@code UPDATE}
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_event_fields_header.htm">Change
 *     Data Capture Developer Guide, Change Event Header Fields</a>
 */
public record ChangeType(String value) {
    public static final ChangeType CREATE = new ChangeType("CREATE");
    public static final ChangeType UPDATE = new ChangeType("UPDATE");
    public static final ChangeType DELETE = new ChangeType("DELETE");
    public static final ChangeType UNDELETE = new ChangeType("UNDELETE");
    public static final ChangeType GAP_CREATE = new ChangeType("GAP_CREATE");
    public static final ChangeType GAP_UPDATE = new ChangeType("GAP_UPDATE");
    public static final ChangeType GAP_DELETE = new ChangeType("GAP_DELETE");
    public static final ChangeType GAP_UNDELETE = new ChangeType("GAP_UNDELETE");
    public static final ChangeType GAP_OVERFLOW = new ChangeType("GAP_OVERFLOW");

    public ChangeType {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a change type must not be blank");
        }
    }

    /** Whether the records must be read again, one by one or all of them. */
    public boolean isGap() {
        return value.startsWith("GAP_");
    }

    @Override
    public String toString() {
        return value;
    }
}
