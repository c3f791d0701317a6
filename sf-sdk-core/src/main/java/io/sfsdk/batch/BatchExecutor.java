package io.sfsdk.batch;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterSink;
import io.sfsdk.record.SObject;
import io.sfsdk.retry.Backoff;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.retry.Sleeper;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import io.sfsdk.write.RecordWriter;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteResolver;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes any number of records to the org, or to the host's own handler, and keeps each record's failure to itself: the good ones
 * arrive, the others become dead letters, and every record taken from the input is accounted for.
 *
 * <p>What a call made of a record decides its way:
 *
 * <ul>
 *   <li>written: counted;
 *   <li>refused for a reason that passes (a locked row, also inside a trigger's text): sent again, it and its like only, after a
 *       pause and in smaller portions, as often as {@link Builder#retry} allows; then a dead letter;
 *   <li>refused for good: a dead letter;
 *   <li>no answer from a job of a {@link io.sfsdk.write.RecoverableWriter}: asked for by its ticket, as often as {@link
 *       Builder#retry} allows; what it tells counts as if the call had just returned;
 *   <li>no answer: sent again if that is harmless ({@link WriteOperation#repeatable()}), else a dead letter marked {@link
 *       io.sfsdk.deadletter.DeadLetterReason#IN_DOUBT}. An insert is never sent twice;
 *   <li>the call as a whole refused because of its content: the chunk is halved until the culprit stands alone;
 *   <li>the call as a whole refused for another reason (a limit, the login, a permission, no connection): the run stops, and
 *       what was not written is {@linkplain BatchSummary#unprocessed() handed back}, not dead-lettered;
 *   <li>too large for one call, or unfit to be sent: a dead letter with code {@code RECORD_TOO_LARGE} or {@code INVALID_RECORD},
 *       before anything is sent.
 * </ul>
 *
 * <p>Memory holds {@code maxInFlight} chunks and one record more. Immutable; may run several inputs at once if its sink,
 * listener and handler bear it.
 *
 * <p>Interrupting the thread ends the run after the call that is being made; the summary says so and the flag is set again.
 */
public final class BatchExecutor {
    private final StepChoice steps;
    private final BatchSettings settings;
    private final DeadLetterSink sink;
    private final @Nullable WriteResolver resolver;
    private final @Nullable JournalSource journalSource;

    private BatchExecutor(Builder built, DeadLetterSink sink) {
        this.steps = built.steps;
        this.settings = built.settings();
        this.sink = sink;
        this.resolver = built.resolver;
        this.journalSource = built.journal;
    }

    /** Towards the org. Chunks take the size of one call of {@code writer}. */
    public static Builder builder(RecordWriter writer, WriteOperation operation) {
        return new Builder(new StepChoice.Fixed(WriterStep.of(writer, operation)), Builder.PATIENT);
    }

    /**
     * Towards the org, by a writer that each run chooses by the size of its input. A run that goes on with a journal has to choose as
     * the run that began it did, and is refused if it does not.
     */
    public static Builder choosing(WriterChoice choice, WriteOperation operation) {
        return new Builder(new StepChoice.OfWriters(choice, operation), Builder.PATIENT);
    }

    /** Towards the host: blocks of 200 records unless told otherwise. A handler is not retried unless told otherwise. */
    public static Builder handling(RecordHandler handler) {
        return new Builder(new StepChoice.Fixed(new HandlerStep(handler, Integer.MAX_VALUE)), RetryPolicy.none())
                .chunkSize(200);
    }

    /**
     * Takes the records, in their order.
     *
     * @return the totals, whether or not the run came to the end of the input
     * @throws BatchAbortedException if the input, the sink or the listener threw; with the totals up to there
     */
    public BatchSummary run(Iterator<? extends SObject> records) {
        StepChoice.Chosen chosen = steps.choose(records);
        return run(chosen.step(), chosen.records());
    }

    private BatchSummary run(Step step, Iterator<? extends SObject> records) {
        UUID fresh = new UUID(settings.random().nextLong(), settings.random().nextLong());
        Instant now = settings.clock().instant();
        Journal journal = journalSource == null ? null : journalSource.open(records, fresh, now, settings);
        UUID run = journal == null ? fresh : journal.run();
        Instant begun = journal == null ? now : journal.begun();
        Settler settler = (items, letters) -> {
            if (!letters.isEmpty()) {
                sink.accept(letters);
            }
        };
        RunParts parts = new RunParts(
                step,
                feed(step, records, journal),
                settler,
                (item, fate, at) -> letter(run, item, fate, at),
                doubts(begun, item -> run + "-" + item.index()),
                journal);
        return new BatchRun(parts, settings).run();
    }

    private Feed feed(Step step, Iterator<? extends SObject> records, @Nullable Journal journal) {
        Grouping grouping =
                settings.isOn(Countermeasure.GROUPING) ? settings.precautions().grouping() : Grouping.none();
        if (journal == null) {
            return new Feed(records, grouping, 0);
        }
        List<Leftover> leftovers = journal.leftovers();
        if (!leftovers.isEmpty() && !step.isRecoverable()) {
            throw new IllegalStateException(
                    "the journal knows jobs at the org that this writer cannot ask for, the first as "
                            + leftovers.get(0).calls().get(0).ticket()
                            + ". Nothing was sent. Run it with a writer as it was begun with");
        }
        Feed feed = new Feed(journal.watch(records), grouping, journal.position());
        WriteOperation operation = step.operation();
        feed.putBack(journal.resumed(operation == null || operation.repeatable()));
        return feed;
    }

    private @Nullable Doubts doubts(Instant begun, Function<Item, String> marker) {
        DoubtPolicy policy = settings.precautions().doubts();
        return policy == null || resolver == null ? null : new Doubts(policy, resolver, begun, marker);
    }

    /** As {@link #run(Iterator)}. */
    public BatchSummary run(Iterable<? extends SObject> records) {
        return run(records.iterator());
    }

    /** As {@link #run(Iterator)}; closes the stream. */
    public BatchSummary run(Stream<? extends SObject> records) {
        try (records) {
            return run(records.iterator());
        }
    }

    private DeadLetter letter(UUID run, Item item, Fate.Dead fate, Instant failedAt) {
        return new DeadLetter(
                run + "-" + item.index(),
                settings.job(),
                item.index(),
                steps.operation(),
                item.record(),
                fate.reason(),
                fate.errors(),
                item.attempts(),
                fate.requestId(),
                failedAt,
                null);
    }

    /** Settings of a {@link BatchExecutor}. {@link #deadLetters} is required. */
    public static final class Builder {
        /** A lock on a row has already been waited for by the org, so the pauses are long. */
        static final RetryPolicy PATIENT =
                new RetryPolicy(5, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(20)), Duration.ofMinutes(5));

        private final StepChoice steps;
        private RetryPolicy retry;
        private @Nullable DeadLetterSink sink;
        private String job = "batch";
        private long maxFailedRecords = 100;
        private int chunkSize = Integer.MAX_VALUE;
        private int maxInFlight = 1;
        private Executor executor = Runnable::run;
        private BatchListener listener = BatchListener.none();
        private BooleanSupplier stopWhen = () -> false;
        private Clock clock = Clock.systemUTC();
        private Sleeper sleeper = Sleeper.system();
        private RandomGenerator random = new SecureRandom();
        private FailurePolicy failures = FailurePolicy.none();
        private Probing probing = Probing.none();
        private Grouping grouping = Grouping.none();
        private @Nullable DoubtPolicy doubts;
        private @Nullable WriteResolver resolver;
        private @Nullable JournalSource journal;
        private Set<Countermeasure> off = Set.of();

        private Builder(StepChoice steps, RetryPolicy retry) {
            this.steps = steps;
            this.retry = retry;
        }

        /** Where failed records go. For a few of them in memory: {@link io.sfsdk.deadletter.InMemoryDeadLetterSink}. */
        public Builder deadLetters(DeadLetterSink sink) {
            this.sink = sink;
            return this;
        }

        /** The name in letters, summary and logs. Default: {@code batch}. */
        public Builder job(String name) {
            this.job = name;
            return this;
        }

        /**
         * How many records may fail without ending the run, with the meaning of the attribute of the same name of Mule's batch
         * job: 0 stops at the first failed record, n as soon as more than n have failed, -1 never. Then no further call is made;
         * as one call takes many records, a few more than n + 1 may have failed by then.
         *
         * <p>Default: 100, less than one chunk: bad records here and there do not stop a job, a wrong mapping or a missing
         * permission does so before the second chunk. (Mule's default is 0.)
         *
         * @see <a href="https://docs.mulesoft.com/mule-runtime/latest/batch-reference">Mule, Batch Component Reference, Max
         *     Failed Records: the job stops when it "exceeds" the value</a>
         */
        public Builder maxFailedRecords(long count) {
            this.maxFailedRecords = count;
            return this;
        }

        /**
         * Attempts at records that failed for a passing reason, and at calls for which the org had no time; one chunk's attempts
         * share the deadline. A handler's failed record is tried again alone. Where a call is a job, what is locked goes into one
         * more job, not into smaller and smaller ones, and the time that a job takes is not counted.
         *
         * <p>Default: 5 attempts with pauses of up to 1 s, doubling to 20 s, for 5 minutes; none for a handler.
         */
        public Builder retry(RetryPolicy policy) {
            this.retry = policy;
            return this;
        }

        /** Records of one call at most. Default: what one call takes; 200 for a handler. */
        public Builder chunkSize(int records) {
            this.chunkSize = records;
            return this;
        }

        /**
         * Chunks that may be on their way at once, on threads of {@code executor}. They may then arrive out of order, and after
         * an early stop those on their way still end. Default: 1, on the calling thread, in the order of the input.
         *
         * @param executor must have that many threads free, or the chunks wait for them
         */
        public Builder maxInFlight(int chunks, Executor executor) {
            this.maxInFlight = chunks;
            this.executor = executor;
            return this;
        }

        /** Watches the progress. Default: nobody. */
        public Builder listener(BatchListener listener) {
            this.listener = listener;
            return this;
        }

        /** Asked before each call; once true, the run stops there. Must answer at once and bear any thread. */
        public Builder stopWhen(BooleanSupplier wanted) {
            this.stopWhen = wanted;
            return this;
        }

        /** Default: the system's. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** Default: real time. */
        public Builder sleeper(Sleeper sleeper) {
            this.sleeper = sleeper;
            return this;
        }

        /** For jitter and letter ids; must be safe to share with {@code maxInFlight} above 1. Default: secure random. */
        public Builder random(RandomGenerator random) {
            this.random = random;
            return this;
        }

        /**
         * Further reasons to stop because of failed records, beside {@link #maxFailedRecords}: see {@link FailurePolicy}. The
         * outcome is {@link BatchOutcome#STOPPED_TOO_MANY_FAILURES}, its cause says which. Default: none.
         */
        public Builder failures(FailurePolicy policy) {
            this.failures = policy;
            return this;
        }

        /**
         * Waits out outages instead of stopping at the first: what was on its way ends, then after each pause one record is sent,
         * and once that one has an answer the rest follows. Records put off so keep their place. Default: no waiting.
         *
         * @param policy attempts, the one that met the outage included; the pauses; and the time for all of them together. A
         *     request to stop is obeyed after the pause
         * @param outages one or more of {@link BatchOutcome#STOPPED_UNAVAILABLE}, {@link BatchOutcome#STOPPED_BY_LIMIT} and
         *     {@link BatchOutcome#STOPPED_FOR_BUDGET} (these free over hours: pause long) and {@link BatchOutcome#STOPPED_BY_LOGIN}
         */
        public Builder probing(RetryPolicy policy, BatchOutcome... outages) {
            this.probing = new Probing(policy, Set.of(outages));
            return this;
        }

        /**
         * Brings records with the same value in a field together, for example children of one account: the org locks the parent
         * while it writes a child, so two calls with children of one parent may refuse each other with {@code
         * UNABLE_TO_LOCK_ROW}. As {@link #groupBy(Function, int)} with a window of 2,000 records.
         */
        public Builder groupBy(String field) {
            this.grouping = Grouping.by(field, 2_000);
            return this;
        }

        /**
         * Brings records with equal keys together and never has two calls with one key on their way at once. A group is cut only
         * if it is larger than a call.
         *
         * <p>Order: within a window of the input each record moves forward to the first one with its key; records of one key, and
         * the first of each key, keep their order, and nothing leaves its window. The window is held in memory.
         *
         * @param key null for a record that stands for itself; called once a record, by the thread of the job
         * @param window records looked at together
         */
        public Builder groupBy(Function<SObject, @Nullable Object> key, int window) {
            this.grouping = new Grouping(key, window);
            return this;
        }

        /**
         * Clears up inserts whose answer is lost, instead of dead-lettering them in doubt at once: see {@link DoubtPolicy}. The
         * chunk waits meanwhile, up to {@link DoubtPolicy#quiet()} and a retry; others on their way do not.
         */
        public Builder doubts(DoubtPolicy policy) {
            this.doubts = policy;
            return this;
        }

        /** Who looks for records in doubt. Jobs of a client have the client's. */
        public Builder resolver(WriteResolver resolver) {
            this.resolver = resolver;
            return this;
        }

        /**
         * Keeps a journal, so that a run that ended early, by a stop or with its process, goes on where it was when it is run
         * again with the same journal.
         *
         * <p>The input has to be given again from its beginning, with the same records in the same order; it is read again up to
         * the place where the run ended, and an input whose records around that place differ is refused with an {@link
         * IllegalStateException} before anything is sent. It may have grown at its end. So one name stands for one input: a run
         * that had come to its end finds nothing more to do.
         *
         * <p>Of a {@link io.sfsdk.write.RecoverableWriter} the journal has the ticket of each job before a record is sent. Another
         * run first asks for all of them and takes their outcomes as its own, inserts included; if the org cannot be asked, it
         * stops with {@link BatchOutcome#STOPPED_UNAVAILABLE} and leaves everything as it was, and the records are {@linkplain
         * BatchSummary#pending() pending}.
         *
         * <p>Of other writers, what was on its way when the process ended is sent again if that is harmless. Inserts are looked for as {@link
         * #doubts} says, else they become dead letters in doubt. A letter made again has the same id. One process at a time may
         * work on a journal; a second one stops before it sends anything.
         *
         * @param name of this input, for example a file name with its date
         */
        public Builder journal(WatermarkStore store, String name) {
            this.journal = new JournalSource(store, new WatermarkKey("batch", name));
            return this;
        }

        /** For tests of this package: see {@link Countermeasure}. */
        Builder without(Countermeasure... switchedOff) {
            this.off = Set.of(switchedOff);
            return this;
        }

        /**
         * Checks and builds.
         *
         * @throws IllegalStateException without {@link #deadLetters}
         * @throws IllegalArgumentException for a number out of its range
         */
        public BatchExecutor build() {
            if (sink == null) {
                throw new IllegalStateException("say where failed records go: deadLetters(sink); "
                        + "to keep a few in memory use new InMemoryDeadLetterSink()");
            }
            checkDoubts();
            return new BatchExecutor(this, sink);
        }

        private void checkDoubts() {
            if (doubts != null && !(steps.operation() instanceof WriteOperation.Insert)) {
                throw new IllegalStateException("doubts(..) is for inserts; other writes are simply sent again");
            }
            if (doubts != null && resolver == null) {
                throw new IllegalStateException(
                        "say who looks for records in doubt: resolver(client.rest().resolver())");
            }
        }

        private BatchSettings settings() {
            return new BatchSettings(
                    job,
                    maxFailedRecords,
                    chunkSize,
                    maxInFlight,
                    executor,
                    retry,
                    listener,
                    stopWhen,
                    clock,
                    sleeper,
                    random,
                    new Precautions(failures, probing, grouping, doubts),
                    off);
        }
    }
}
