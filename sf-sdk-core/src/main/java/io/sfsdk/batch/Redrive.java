package io.sfsdk.batch;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterStore;
import io.sfsdk.deadletter.StoredLetter;
import io.sfsdk.record.SObject;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.retry.Sleeper;
import io.sfsdk.write.RecordWriter;
import io.sfsdk.write.WriteResolver;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Drives dead letters again, corrected or as they are, with what they failed at: the same operation, or the host's handler.
 *
 * <p>A letter is closed only once its outcome is known and durable: written, or failed again with a new letter in its place that
 * names it ({@link DeadLetter#redriveOf()}). A closed letter never comes again. New letters wait for the next re-drive.
 *
 * <p>Before anything is sent the store notes which letters are about to be driven. If the process dies then, the next re-drive
 * finds them so: what is harmless to repeat it repeats, an insert it reports as doubtful and leaves alone, because the org may
 * have it. Likewise an insert that became a letter because it is in doubt. After looking into the org, {@link
 * Builder#includeDoubtful()} drives those too.
 *
 * <p>Immutable. Two re-drives of one store at once share the letters between them; never {@code includeDoubtful} then.
 */
public final class Redrive {
    private final DeadLetterStore store;
    private final RedriveSettings settings;

    private Redrive(DeadLetterStore store, RedriveSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /** Needs a {@link Builder#writer}, a {@link Builder#handler} or both. */
    public static Builder builder(DeadLetterStore store) {
        return new Builder(store);
    }

    /**
     * Drives the letters that are open now, in the order in which they were kept.
     *
     * @throws BatchAbortedException if the store threw when outcomes were to be kept; the letters that were being driven are
     *     open and, if inserts that may have been sent, doubtful. What the correction throws is passed on as it is, before its letter is touched
     */
    public RedriveSummary run() {
        return new RedriveRun(store, settings).run();
    }

    /** Settings of a {@link Redrive}. */
    public static final class Builder {
        private final DeadLetterStore store;
        private @Nullable RecordWriter writer;
        private @Nullable RecordHandler handler;
        private Function<DeadLetter, Optional<SObject>> correction = letter -> Optional.of(letter.record());
        private boolean includeDoubtful;
        private RedriveSelection selection = RedriveSelection.all();
        private @Nullable DoubtPolicy doubts;
        private @Nullable WriteResolver resolver;
        private long maxFailedRecords = BatchSettings.NO_LIMIT;
        private RetryPolicy retry = BatchExecutor.Builder.PATIENT;
        private BooleanSupplier stopWhen = () -> false;
        private Clock clock = Clock.systemUTC();
        private Sleeper sleeper = Sleeper.system();
        private RandomGenerator random = new SecureRandom();
        private Set<Countermeasure> off = Set.of();

        private Builder(DeadLetterStore store) {
            this.store = store;
        }

        /** Where letters of write jobs go. Without it they are left. */
        public Builder writer(RecordWriter writer) {
            this.writer = writer;
            return this;
        }

        /** Where letters of handler jobs go. Without it they are left. */
        public Builder handler(RecordHandler handler) {
            this.handler = handler;
            return this;
        }

        /**
         * What to send instead of the letter's record; empty to leave the letter as it is. Called once a letter. Default: the
         * record as it is.
         */
        public Builder correct(Function<DeadLetter, Optional<SObject>> correction) {
            this.correction = correction;
            return this;
        }

        /** Drives only letters for which this is true; the others are {@linkplain RedriveSummary#left() left}. Default: all. */
        public Builder only(Predicate<DeadLetter> filter) {
            this.selection = new RedriveSelection(filter, selection.order(), selection.window(), selection.limit());
            return this;
        }

        /**
         * Drives letters in another order than that in which they were kept.
         *
         * @param order among letters of one window; equal ones stay as they were kept
         * @param window letters read ahead and held in memory; letters of a later window come later in any case
         */
        public Builder order(Comparator<DeadLetter> order, int window) {
            Comparator<StoredLetter> stored = Comparator.comparing(StoredLetter::letter, order);
            this.selection = new RedriveSelection(selection.filter(), stored, window, selection.limit());
            return this;
        }

        /**
         * Ends after so many letters were driven, with {@link BatchOutcome#STOPPED_AT_COUNT} if there may be more. Default: no
         * limit.
         */
        public Builder limit(long letters) {
            this.selection = new RedriveSelection(selection.filter(), selection.order(), selection.window(), letters);
            return this;
        }

        /**
         * Clears up doubtful inserts of jobs that wrote this marker. A record that is found closes its letter; one that is absent
         * although {@link DoubtPolicy#quiet()} has passed since it was given up is driven again. A letter of a re-drive that was
         * broken off is closed if its record is found, and else stays doubtful.
         *
         * @param policy one {@linkplain DoubtPolicy#byMarker by marker}; needs a {@link #resolver}
         */
        public Builder doubts(DoubtPolicy policy) {
            this.doubts = policy;
            return this;
        }

        /** Who looks for records in doubt. A client's re-drive has the client's. */
        public Builder resolver(WriteResolver resolver) {
            this.resolver = resolver;
            return this;
        }

        /** Drives letters too whose record the org may have already. Look there first: an insert may double. */
        public Builder includeDoubtful() {
            this.includeDoubtful = true;
            return this;
        }

        /** As {@link BatchExecutor.Builder#maxFailedRecords}. Default: -1, no limit, since each stays a letter. */
        public Builder maxFailedRecords(long count) {
            this.maxFailedRecords = count;
            return this;
        }

        /** As {@link BatchExecutor.Builder#retry}, for the handler as well. Default: as there for writes. */
        public Builder retry(RetryPolicy policy) {
            this.retry = policy;
            return this;
        }

        /** As {@link BatchExecutor.Builder#stopWhen}. */
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

        /** For jitter. Default: secure random. */
        public Builder random(RandomGenerator random) {
            this.random = random;
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
         * @throws IllegalStateException with neither writer nor handler
         */
        public Redrive build() {
            if (writer == null && handler == null) {
                throw new IllegalStateException("say what to drive the letters to: writer(..), handler(..) or both");
            }
            BatchSettings batch = new BatchSettings(
                    "redrive",
                    maxFailedRecords,
                    RedriveRun.PAGE,
                    1,
                    Runnable::run,
                    retry,
                    BatchListener.none(),
                    stopWhen,
                    clock,
                    sleeper,
                    random,
                    Precautions.none(),
                    off);
            return new Redrive(
                    store,
                    new RedriveSettings(writer, handler, correction, includeDoubtful, selection, marked(), batch));
        }

        private @Nullable MarkedLetters marked() {
            if (doubts == null) {
                return null;
            }
            if (!doubts.marks() || resolver == null) {
                throw new IllegalStateException(
                        "a re-drive looks for records in doubt by DoubtPolicy.byMarker(..) and needs "
                                + "resolver(client.rest().resolver())");
            }
            return new MarkedLetters(doubts, resolver, off);
        }
    }
}
