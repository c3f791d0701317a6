package io.sfsdk.batch;

import io.sfsdk.write.JobTickets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the ticket of one call while it is being made: into the journal, if there is one, before the call goes on. */
final class TicketSlot implements JobTickets {
    private final List<Item> items;
    private final @Nullable Journal journal;
    private @Nullable Call call;

    TicketSlot(List<Item> items, @Nullable Journal journal) {
        this.items = items;
        this.journal = journal;
    }

    @Override
    public void keep(String ticket) {
        Call next = new Call(ticket, items);
        if (journal != null) {
            journal.keep(next, call);
        }
        call = next;
    }

    /** Null if no ticket was told. */
    @Nullable
    Call call() {
        return call;
    }
}
