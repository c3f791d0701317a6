package io.sfsdk.testkit.cometd;

import io.sfsdk.testkit.events.EventPolicy.Behaviour;
import io.sfsdk.testkit.store.OrgView;
import io.sfsdk.testkit.store.SaveResult;
import io.sfsdk.testkit.store.Transaction;
import java.util.List;
import java.util.Map;

/** Which generic channels there are, and those that a subscription makes. */
final class GenericChannels {
    private static final String OBJECT = "StreamingChannel";

    private final CometdContext context;

    GenericChannels(CometdContext context) {
        this.context = context;
    }

    void check(String channel, String userId) {
        OrgView view = context.store().viewAs(userId);
        if (view.schema().object(OBJECT).isEmpty()) {
            throw CometdRefusal.of("403::No access on channel");
        }
        List<String> alike = view.rows(OBJECT, false)
                .map(row -> String.valueOf(row.value("Name")))
                .filter(channel::equalsIgnoreCase)
                .toList();
        if (alike.contains(channel)) {
            return;
        }
        if (!alike.isEmpty()) {
            throw CometdRefusal.of("404::channel names may not vary only by case");
        }
        if (!context.policy().get().does(Behaviour.CREATES_CHANNELS)) {
            throw CometdRefusal.of("404::Unknown channel");
        }
        create(channel, userId);
    }

    private void create(String channel, String userId) {
        try (Transaction transaction = context.store().beginAs(userId)) {
            SaveResult result = transaction.insert(OBJECT, Map.of("Name", channel));
            if (!result.success()) {
                throw CometdRefusal.of("403::Cannot create channel {" + channel + "}");
            }
            transaction.commit();
        }
    }
}
