package io.sfsdk.batch;

import java.util.List;

/**
 * A call whose job goes on at the org without us.
 *
 * @param ticket by which the writer finds the job again
 * @param items in the order in which they were sent
 */
record Call(String ticket, List<Item> items) {
    Call {
        if (ticket.isEmpty() || ticket.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalStateException("a ticket is one line without a blank, got \"" + ticket + "\"");
        }
        items = List.copyOf(items);
    }

    boolean isPending() {
        return items.stream().anyMatch(Item::isPending);
    }
}
