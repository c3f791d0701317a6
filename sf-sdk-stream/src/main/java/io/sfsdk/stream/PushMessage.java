package io.sfsdk.stream;

import io.sfsdk.record.RecordId;
import java.util.Set;

/**
 * A text for a generic channel. {@code toString()} does not show it.
 *
 * @param text at most 3,000 characters
 * @param users who shall get it; empty for all who are subscribed
 */
public record PushMessage(String text, Set<RecordId> users) {
    static final int LONGEST = 3_000;

    public PushMessage {
        users = Set.copyOf(users);
    }

    /** For all who are subscribed. */
    public static PushMessage of(String text) {
        return new PushMessage(text, Set.of());
    }

    @Override
    public String toString() {
        return "PushMessage[" + text.length() + " characters, " + users.size() + " users]";
    }
}
