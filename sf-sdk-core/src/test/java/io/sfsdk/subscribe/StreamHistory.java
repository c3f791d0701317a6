package io.sfsdk.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.event.Event;
import io.sfsdk.event.ReplayId;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One history of {@link RandomStreamTest}: lives of a subscription, the last of them calm. */
final class StreamHistory {
    private static final int LIVES = 8;

    private final int seed;
    private final SplittableRandom random;
    private final ExecutorService pool;
    private final boolean isParallel;
    private final boolean byTransaction;
    private final boolean hasPoison;
    private final Subject subject = new Subject();
    private final AtomicInteger handlers = new AtomicInteger();
    private boolean isCalm;
    private int disturbances;

    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    StreamHistory(int seed, ExecutorService pool) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.pool = pool;
        this.isParallel = random.nextBoolean();
        this.byTransaction = random.nextInt(3) == 0;
        this.hasPoison = random.nextInt(3) == 0;
        subject.store = new CrashingStore();
    }

    void play() {
        for (int life = 0; life < LIVES; life++) {
            publish();
            isCalm = life == LIVES - 1;
            live();
            assertThat(handlers.get()).as("handlers that run on, seed %s", seed).isZero();
        }
        List<Integer> firsts = subject.handled.stream().distinct().toList();
        assertThat(firsts)
                .as("seed %s", seed)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, subject.stream.log().size()).boxed().toList());
        assertThat(byRecord(firsts).values())
                .as("seed %s", seed)
                .allSatisfy(numbers -> assertThat(numbers).isSorted());
        if (disturbances == 0 && !isParallel) {
            assertThat(subject.handled).as("seed %s", seed).hasSameSizeAs(firsts);
        }
    }

    private Map<String, List<Integer>> byRecord(List<Integer> numbers) {
        return numbers.stream().collect(Collectors.groupingBy(number -> isParallel ? record(number) : "all"));
    }

    private String record(int number) {
        Event event = subject.stream.log().get(number);
        return event.content()
                .head()
                .map(head -> head.recordIds().get(0))
                .orElseGet(() -> event.content().fields().text("Id").orElseThrow());
    }

    private void live() {
        EventSubscription subscription = subscription();
        int turns = isCalm ? 0 : roll(4);
        for (int turn = 0; turn < turns; turn++) {
            subject.stream.whenIdle(this::idle);
        }
        IntStream.range(0, 20)
                .forEach(i -> subject.stream.whenIdle(() -> {
                    if (isCalm) {
                        subject.stream.pollUntil(this::isAllStored);
                    }
                    subscription.stop();
                }));
        try {
            subscription.run();
        } catch (Crash e) {
            disturbances++;
        }
        subject.stream.beIdle();
    }

    private EventSubscription subscription() {
        EventSubscriptionBuilder builder = subject.changes()
                .from(ReplayPosition.earliest())
                .storeEvery(isCalm ? 1 : 1 + roll(4))
                .demand(1 + roll(5));
        if (isParallel) {
            builder.parallel(1 + roll(3), pool, event -> Set.of(record(Subject.number(event))));
        }
        if (hasPoison) {
            builder.deadLetters(this::keep);
        }
        if (roll(2) == 0) {
            builder.dedupe(1 + roll(30));
        }
        return byTransaction ? builder.handleTransactions(1 + roll(4), this::handle) : builder.handle(this::handle);
    }

    private boolean isAllStored() {
        List<Event> log = subject.stream.log();
        return log.isEmpty()
                || subject.stored().endsWith(" " + log.get(log.size() - 1).replayId());
    }

    private void idle() {
        publish();
        if (roll(2) == 0) {
            disturbances++;
            throw FakeStream.broken();
        }
    }

    private void publish() {
        int kinds = roll(4);
        for (int i = 0; i < kinds; i++) {
            switch (roll(byTransaction ? 2 : 3)) {
                case 0 -> subject.stream.publishGroup(1 + roll(4));
                case 1 -> publishTransaction(1 + roll(6));
                default -> subject.stream.publishNotices(1 + roll(4));
            }
        }
    }

    private void publishTransaction(int size) {
        List<List<String>> events = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            events.add(List.of(FakeStream.record(roll(4))));
        }
        subject.stream.publishTransaction(events);
    }

    private void handle(Event event) {
        handleAll(List.of(event));
    }

    private void handle(ChangeTransaction transaction) {
        if (transaction.isWhole()) {
            long size = subject.stream.log().stream()
                    .filter(event -> event.content()
                            .head()
                            .orElseThrow()
                            .transactionKey()
                            .equals(transaction.key()))
                    .count();
            assertThat(transaction.events()).as("seed %s", seed).hasSize((int) size);
        }
        handleAll(transaction.events());
    }

    private void handleAll(List<Event> events) {
        handlers.incrementAndGet();
        try {
            maybeCrash();
            if (hasPoison && events.stream().anyMatch(event -> Subject.number(event) % 11 == 5)) {
                throw new IllegalStateException("poison");
            }
            events.forEach(subject::remember);
            maybeCrash();
        } finally {
            handlers.decrementAndGet();
        }
    }

    private void keep(List<DeadLetter> letters) {
        maybeCrash();
        for (DeadLetter letter : letters) {
            subject.handled.add(letter.record()
                    .decimal("Number__c")
                    .map(BigDecimal::intValueExact)
                    .orElseThrow());
        }
        maybeCrash();
    }

    private void maybeCrash() {
        if (!isCalm && roll(20) == 0) {
            throw new Crash();
        }
    }

    private synchronized int roll(int sides) {
        return random.nextInt(sides);
    }

    private final class CrashingStore implements WatermarkStore {
        private final WatermarkStore kept = new InMemoryWatermarkStore();

        @Override
        public Optional<Watermark> load(WatermarkKey key) {
            return kept.load(key);
        }

        @Override
        public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
            checkAllIsSettled(next.value());
            maybeCrash();
            boolean isMoved = kept.advance(key, expected, next);
            maybeCrash();
            return isMoved;
        }

        private void checkAllIsSettled(String position) {
            ReplayId id = new ReplayId(position.substring(position.lastIndexOf(' ') + 1));
            Set<Integer> settled = new HashSet<>(List.copyOf(subject.handled));
            List<Event> log = subject.stream.log();
            int last = log.size() - 1;
            while (!log.get(last).replayId().equals(id)) {
                last--;
            }
            assertThat(settled)
                    .as("settled when %s was stored, seed %s", position, seed)
                    .containsAll(IntStream.rangeClosed(0, last).boxed().toList());
            if (byTransaction && last + 1 < log.size()) {
                assertThat(log.get(last + 1).content().head().orElseThrow().transactionKey())
                        .as("seed %s", seed)
                        .isNotEqualTo(
                                log.get(last).content().head().orElseThrow().transactionKey());
            }
        }
    }
}
