package io.sfsdk.batch;

import static io.sfsdk.batch.Countermeasure.ASK_BY_TICKET;
import static io.sfsdk.batch.Countermeasure.TICKET_FIRST;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls of one chunk. One that breaks off and has a ticket is asked for before anything else is made of it. Used by one
 * thread.
 */
final class Calls {
    private final RunParts run;
    private final BatchSettings settings;
    private final Inquiry inquiry;
    private final List<Call> pending = new ArrayList<>();
    private int made;

    Calls(RunParts run, BatchSettings settings, StopSignal signal) {
        this.run = run;
        this.settings = settings;
        this.inquiry = new Inquiry(run, settings, signal);
    }

    /** How often the step was asked. */
    int made() {
        return made;
    }

    /** Calls whose jobs may still be at work; the journal knows them. */
    List<Call> pending() {
        return pending;
    }

    Answer make(List<Item> part) {
        Journal journal = run.journal();
        TicketSlot slot = new TicketSlot(part, settings.isOn(TICKET_FIRST) ? journal : null);
        Answer answer = run.step().attempt(part.stream().map(run::outgoing).toList(), slot);
        made += answer instanceof Answer.Refused refused && !refused.sent() ? 0 : 1;
        Call call = slot.call();
        if (journal != null && call != null && !settings.isOn(TICKET_FIRST)) {
            journal.keep(call, null);
        }
        Answer known = answer instanceof Answer.Lost lost ? find(call, lost) : answer;
        boolean tookNothing = !(known instanceof Answer.Verdicts) && !pending.contains(call);
        if (journal != null && call != null && tookNothing) {
            journal.forget(call);
        }
        return known;
    }

    private Answer find(@Nullable Call call, Answer.Lost lost) {
        if (call == null) {
            return lost.withoutTicket();
        }
        if (!settings.isOn(ASK_BY_TICKET)) {
            return lost.doubts();
        }
        if (run.journal() != null) {
            call.items().forEach(item -> item.become(new Fate.Pending()));
        }
        Finding finding = inquiry.ask(call);
        if (finding instanceof Finding.Unknown unknown) {
            return giveUp(call, lost, unknown.stop());
        }
        call.items().forEach(Item::reset);
        return finding instanceof Finding.Told told
                ? told.verdicts().orStop(lost.doubts().stop())
                : lost.withoutTicket();
    }

    private Answer giveUp(Call call, Answer.Lost lost, Stop stop) {
        if (run.journal() != null) {
            pending.add(call);
            return new Answer.Stopped(stop);
        }
        boolean isOurs = stop.isError() || stop.outcome() == BatchOutcome.STOPPED_BY_INTERRUPT;
        return new Answer.Verdicts(
                lost.doubts().verdicts(), isOurs ? stop : lost.doubts().stop());
    }
}
