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
     * Lets nothing be asked for that may not be delivered.
     *
     * @throws io.sfsdk.error.TransportException if not even one event may
     */
    public void require(String channel) {
        if (account != null) {
            account.require(Cost.of(Allocation.deliveries(channel), 1));
        }
    }

    /**
     * How many events may be under way.
     *
     * @return 0 to {@code wanted}
     */
    public int room(String channel, int wanted) {
        OptionalLong left = account == null ? OptionalLong.empty() : account.left(Allocation.deliveries(channel));
        return (int) Math.max(0, Math.min(wanted, left.orElse(wanted)));
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
