package io.sfsdk.module;

import io.sfsdk.budget.Allocation;
import io.sfsdk.budget.BudgetAccount;
import io.sfsdk.budget.Cost;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What events take of the org's allocations, paid for by one account or by nobody. Safe to share.
 *
 * <p>The org counts an event each time it is delivered, a replayed one too, whether it is handled or not. What arrived is counted
 * however much it is; what is too much is not asked for.
 *
 * @param account null if nobody counts
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_event_limits.htm">Platform
 *     Events Developer Guide, Platform Event Allocations</a>
 */
public record EventSpending(@Nullable BudgetAccount account) {
    /** For an API that was built without a client. */
    public static EventSpending unpaid() {
        return new EventSpending(null);
    }

    /**
     * How many events may be asked for now.
     *
     * @param wanted at least 1
     * @return 1 to {@code wanted}
     * @throws io.sfsdk.error.TransportException if it is none
     */
    public int room(String channel, int wanted) {
        if (account == null) {
            return wanted;
        }
        Allocation deliveries = Allocation.deliveries(channel);
        account.require(Cost.of(deliveries, 1));
        OptionalLong left = account.left(deliveries);
        return (int) Math.min(wanted, Math.max(1, left.orElse(wanted)));
    }

    /** Counts events that arrived. */
    public void arrived(String channel, int events) {
        if (account != null && events > 0) {
            account.spent(Cost.of(Allocation.deliveries(channel), events));
        }
    }

    /**
     * Takes what publishing costs, before anything is sent.
     *
     * @throws io.sfsdk.error.TransportException if it is too much
     */
    public void publish(int events) {
        if (account != null) {
            account.spend(Cost.of(Allocation.EVENT_PUBLISHES, events));
        }
    }

    /** Without what was spent. */
    @Override
    public String toString() {
        return "EventSpending[" + (account == null ? "nobody" : account.name()) + "]";
    }
}
