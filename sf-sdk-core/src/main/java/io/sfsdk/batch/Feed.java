package io.sfsdk.batch;

import io.sfsdk.record.SObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands out the records of a run: first those that came back, then the input's, a window of them at a time. */
final class Feed {
    private final Iterator<? extends SObject> input;
    private final Grouping grouping;
    private final Deque<Item> waiting = new ArrayDeque<>();
    private List<Item> window = new ArrayList<>();
    private long next;

    /** @param first the place in the input of the first record that the iterator gives */
    Feed(Iterator<? extends SObject> input, Grouping grouping, long first) {
        this.input = input;
        this.grouping = grouping;
        this.next = first;
    }

    /** The record that {@link #take} will hand out; null at the end of the input. */
    @Nullable
    Item peek() {
        if (waiting.isEmpty()) {
            while (window.size() < grouping.window() && input.hasNext()) {
                window.add(pull());
            }
            waiting.addAll(grouping.group(window));
            window = new ArrayList<>();
        }
        return waiting.peek();
    }

    Item take() {
        return waiting.remove();
    }

    /** Takes records back that are to be handed out before all others. */
    void putBack(List<Item> items) {
        for (int i = items.size() - 1; i >= 0; i--) {
            waiting.addFirst(items.get(i));
        }
    }

    /** The place in the input behind the last record that was pulled. */
    long position() {
        return next;
    }

    /** What was pulled and is not handed out. */
    List<Item> rest() {
        List<Item> rest = new ArrayList<>(waiting);
        rest.addAll(window);
        return rest;
    }

    private Item pull() {
        SObject record = input.next();
        if (record == null) {
            throw new IllegalArgumentException("record " + next + " of the input is null");
        }
        return new Item(next++, record);
    }
}
