package io.sfsdk.batch;

import io.sfsdk.record.SObject;
import io.sfsdk.strategy.Volume;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * An input of which some records have been read to learn how many there are. They come again first, and are let go of one by one. What
 * the input threw meanwhile it throws in the place where it would have.
 */
final class Lookahead implements Iterator<SObject> {
    private final Iterator<? extends SObject> rest;
    private final List<@Nullable SObject> seen = new ArrayList<>();
    private final Volume volume;
    private @Nullable Throwable failure;
    private int next;

    Lookahead(Iterator<? extends SObject> input, int most) {
        this.rest = input;
        boolean isWhole = false;
        try {
            while (seen.size() < most && input.hasNext()) {
                seen.add(input.next());
            }
            isWhole = seen.size() < most || !input.hasNext();
        } catch (RuntimeException | Error e) {
            this.failure = e;
        }
        this.volume = isWhole ? Volume.exactly(seen.size()) : Volume.atLeast(failure == null ? most + 1L : seen.size());
    }

    Volume volume() {
        return volume;
    }

    @Override
    public boolean hasNext() {
        return next < seen.size() || failure != null || rest.hasNext();
    }

    @Override
    public @Nullable SObject next() {
        if (next < seen.size()) {
            return seen.set(next++, null);
        }
        seen.clear();
        next = 0;
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
        if (!rest.hasNext()) {
            throw new NoSuchElementException("the input has ended");
        }
        return rest.next();
    }
}
