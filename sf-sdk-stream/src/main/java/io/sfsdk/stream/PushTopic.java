package io.sfsdk.stream;

import java.util.EnumSet;
import java.util.Set;

/**
 * A PushTopic: a query whose records are told when they change, on the channel {@code /topic/NAME}.
 *
 * @param name at most 25 characters; it names the channel
 * @param query at most 1,300 characters; selects {@code Id} and fields of one object
 * @param operations what is told; at least one
 * @param fields whose change is told
 * @param isActive whether anything is told
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/pushtopic.htm">Streaming API
 *     Developer Guide, PushTopic</a>
 */
public record PushTopic(String name, String query, Set<Operation> operations, Fields fields, boolean isActive) {
    private static final int LONGEST_NAME = 25;
    private static final int LONGEST_QUERY = 1_300;

    /** What happens to a record. */
    public enum Operation {
        CREATE("NotifyForOperationCreate"),
        UPDATE("NotifyForOperationUpdate"),
        DELETE("NotifyForOperationDelete"),
        UNDELETE("NotifyForOperationUndelete");

        private final String field;

        Operation(String field) {
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    /** Whose change an update must bring to be told. */
    public enum Fields {
        /** Any field of the object. */
        ALL("All"),
        /** Those of the {@code SELECT} and {@code WHERE} clauses. */
        REFERENCED("Referenced"),
        /** Those of the {@code SELECT} clause. */
        SELECT("Select"),
        /** Those of the {@code WHERE} clause. */
        WHERE("Where");

        private final String value;

        Fields(String value) {
            this.value = value;
        }

        String value() {
            return value;
        }
    }

    public PushTopic {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "a PushTopic's name has 1 to " + LONGEST_NAME + " characters, got '" + name + "'");
        }
        if (query.isBlank() || query.length() > LONGEST_QUERY) {
            throw new IllegalArgumentException("the query of the PushTopic " + name + " has 1 to " + LONGEST_QUERY
                    + " characters, got " + query.length());
        }
        if (operations.isEmpty()) {
            throw new IllegalArgumentException("the PushTopic " + name + " would tell of no operation");
        }
        operations = Set.copyOf(operations);
    }

    /** Active, tells of all operations, and of updates that change what the query refers to. */
    public static PushTopic of(String name, String query) {
        return new PushTopic(name, query, EnumSet.allOf(Operation.class), Fields.REFERENCED, true);
    }

    public PushTopic telling(Operation first, Operation... more) {
        return new PushTopic(name, query, EnumSet.of(first, more), fields, isActive);
    }

    public PushTopic lookingAt(Fields chosen) {
        return new PushTopic(name, query, operations, chosen, isActive);
    }

    /** It stays there and tells nothing. */
    public PushTopic inactive() {
        return new PushTopic(name, query, operations, fields, false);
    }

    /** Where it is subscribed. */
    public String channel() {
        return "/topic/" + name;
    }
}
