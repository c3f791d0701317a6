package io.sfsdk.testkit.cometd;

import io.sfsdk.testkit.events.BusEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes events off a client's queue and puts them into an answer: if that is lost, so are they. */
final class Delivering {
    private final CometdContext context;
    private final StreamFaults faults;

    Delivering(CometdContext context, StreamFaults faults) {
        this.context = context;
        this.faults = faults;
    }

    /** @throws CometdRefusal if the allocation of 24 hours is used up and events wait; they go on waiting */
    void checkAllocation(StreamClient client) {
        if (client.queued() > 0 && left() <= 0) {
            throw CometdRefusal.advising("none", "403::Organization total events daily limit exceeded");
        }
    }

    long left() {
        return context.events().usage().deliveriesLeft();
    }

    void deliver(StreamClient client, CometdCall call) {
        long most = Math.min(left(), context.policy().get().limits().eventsPerReply());
        List<BusEvent> events = client.take((int) Math.max(0, most));
        if (events.isEmpty()) {
            return;
        }
        for (BusEvent event : events) {
            context.events().usage().deliver(event);
            call.add(frame(event, call.version()));
        }
        if (faults.takeCut()) {
            call.cut();
        }
    }

    private static Map<String, @Nullable Object> frame(BusEvent event, int version) {
        Map<String, @Nullable Object> frame = new LinkedHashMap<>();
        frame.put("data", event.body().data(event.replayId(), version));
        frame.put("channel", event.channel());
        return frame;
    }
}
