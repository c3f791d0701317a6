package io.sfsdk.testkit.pubsub;

import io.grpc.stub.StreamObserver;
import io.sfsdk.testkit.events.InvalidReplayIdException;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One ManagedSubscribe call: it begins behind what was committed last.
 *
 * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/references/methods/managed-subscribe-rpc.html">ManagedSubscribe
 *     RPC</a>
 */
final class ManagedStream extends EventStream {
    static final String METHOD = "ManagedSubscribe";
    private static final int COMMIT = 5;
    private static final int COMMIT_ERROR = 2;

    private final ManagedSubscriptions known;
    private final Clock clock;
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile @Nullable ManagedSubscription subscription;

    ManagedStream(PubSubContext context, Streams streams, StreamObserver<byte[]> answers) {
        super(METHOD, context, streams, answers);
        this.known = streams.managed();
        this.clock = context.clock();
    }

    @Override
    public void onNext(ProtoMessage request) {
        ManagedSubscription own = subscription;
        if (own == null) {
            first(request);
            return;
        }
        long demand = request.number(3);
        if (demand < 0) {
            refuse(Refusal.MANAGED_DEMAND);
            return;
        }
        request.messages(COMMIT).forEach(commit -> commit(own, commit));
        addCredit(demand);
        send();
    }

    private void first(ProtoMessage request) {
        String id = request.text(1);
        String name = request.text(2);
        if (!request.messages(COMMIT).isEmpty()) {
            refuse(Refusal.MANAGED_COMMIT_FIRST);
        } else if (request.number(3) < 1) {
            refuse(Refusal.MANAGED_DEMAND);
        } else if (id.isEmpty() == name.isEmpty()) {
            refuse(Refusal.MANAGED_UNNAMED);
        } else if (!id.isEmpty() && !id.matches("18x\\w{12}(\\w{3})?")) {
            refuse(Refusal.MANAGED_ID);
        } else {
            Optional<ManagedSubscription> found = name.isEmpty() ? known.byId(id) : known.byName(name);
            addCredit(request.number(3));
            found.ifPresentOrElse(
                    this::begin, () -> refuse(name.isEmpty() ? Refusal.MANAGED_NO_ID : Refusal.MANAGED_NO_NAME));
        }
    }

    private void begin(ManagedSubscription found) {
        Optional<Refusal> refusal = found.take(this);
        if (refusal.isPresent()) {
            refuse(refusal.get());
            return;
        }
        subscription = found;
        try {
            begin(found.topic(), found.start());
        } catch (InvalidReplayIdException e) {
            begin(found.topic(), found.recovery());
        }
    }

    private void commit(ManagedSubscription own, ProtoMessage commit) {
        String error = known.isCommitRefused() ? "The commit failed. Try again later." : problem(own, commit);
        if (unanswered.incrementAndGet() < known.folding() && error.isEmpty()) {
            return;
        }
        unanswered.set(0);
        ProtoWriter answer = new ProtoWriter().text(1, commit.text(1)).bytes(2, commit.bytes(2));
        if (!error.isEmpty()) {
            answer.message(3, new ProtoWriter().number(1, COMMIT_ERROR).text(2, error));
        }
        tell(new ProtoWriter().message(COMMIT, answer.number(4, clock.millis())));
    }

    /** Commits when nothing is wrong. */
    private String problem(ManagedSubscription own, ProtoMessage commit) {
        if (commit.bytes(2).length == 0) {
            return "The replay ID to commit is missing.";
        }
        OptionalLong place = Messages.replayId(commit.bytes(2));
        if (place.isEmpty()) {
            return "The replay ID to commit is invalid.";
        }
        if (place.getAsLong() > latest()) {
            return "The replay ID to commit has not been delivered yet.";
        }
        return own.commit(place.getAsLong()) ? "" : "The replay ID to commit is older than the one committed before.";
    }

    @Override
    void left() {
        ManagedSubscription own = subscription;
        if (own != null) {
            own.leave(this);
        }
    }
}
