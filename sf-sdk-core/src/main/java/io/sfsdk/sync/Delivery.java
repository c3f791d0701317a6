package io.sfsdk.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands pages over, but for changes that the host has already by their contents.
 *
 * @param contents null if each change is handed on, also one that differs in its stamp only
 */
record Delivery(PageHandover handover, @Nullable ContentLedger contents) {

    Delivery remembering(@Nullable ContentLedger ledger) {
        return new Delivery(handover, ledger);
    }

    /** For what else writes to the host: each record counts as changed the next time. */
    void forgetContents() {
        if (contents != null) {
            contents.forgetAll();
        }
    }

    /** Returns when each change of the page is accepted, a dead letter, or one whose content the host has. */
    void deliver(ChangePage page, Tally tally) throws RunEnd {
        List<RecordChange> due = contents == null ? page.changes() : contents.unknown(page.changes());
        tally.suppressed += page.changes().size() - due.size();
        if (due.isEmpty()) {
            return;
        }
        if (contents == null) {
            hand(page, tally);
            return;
        }
        contents.forget(due);
        List<FailedChange> failed = hand(new ChangePage(page.sobject(), page.window(), due), tally);
        for (int index = 0; index < due.size(); index++) {
            if (!isAmong(failed, index)) {
                contents.remember(due.get(index));
            }
        }
    }

    private static boolean isAmong(List<FailedChange> failed, int index) {
        return failed.stream().anyMatch(failure -> failure.index() == index);
    }

    private List<FailedChange> hand(ChangePage page, Tally tally) throws RunEnd {
        try {
            List<FailedChange> failed = handover.accept(page, tally.handedOver());
            tally.deliveredAllBut(failed, page.changes());
            return failed;
        } catch (NotAcceptedException e) {
            throw e.isBroken() ? RunEnd.broken(e.reason(), e.getCause()) : RunEnd.partial(e.reason());
        }
    }
}
