package io.sfsdk.subscribe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands parcels to the handlers on the host's executor: those that share a key one after the other, others at a time. The thread of
 * the run offers them; whichever thread handled one settles it, so that a position does not wait for the next event.
 */
final class Lanes {
    private final Handlers handlers;
    private final Delivery delivery;
    private final Settlement settlement;
    private final StopSignal stop;
    private final ReentrantLock turn;
    private final Condition changed;
    private final KeyQueues queues = new KeyQueues();
    private final Deque<Parcel> ready = new ArrayDeque<>();
    private final Set<Thread> handling = new HashSet<>();
    private final Set<Thread> interrupted = new HashSet<>();
    private final Ending ending = new Ending();
    private int workers;
    private int unsettled;
    private boolean isClosed;

    /** @param turn guards all that the threads share */
    Lanes(Handlers handlers, Delivery delivery, Settlement settlement, StopSignal stop, ReentrantLock turn) {
        this.handlers = handlers;
        this.delivery = delivery;
        this.settlement = settlement;
        this.stop = stop;
        this.turn = turn;
        this.changed = turn.newCondition();
    }

    /** Has it handled when its turn comes; one without keys before this returns, unless the run is stopped. */
    void offer(Parcel parcel) throws RunEnd {
        boolean isAlone = parcel.keys().isEmpty();
        turn.lock();
        try {
            await(() -> !isAlone || unsettled == 0);
            ending.raise();
            if (isOver()) {
                throw RunEnd.stopped();
            }
            unsettled++;
            if (queues.add(parcel)) {
                ready.add(parcel);
            }
        } finally {
            turn.unlock();
        }
        startWorkers(0);
        await(() -> !isAlone || unsettled == 0, false);
    }

    /** Waits until this holds, or the run is over. */
    void awaitThat(BooleanSupplier isFree) throws RunEnd {
        await(isFree, false);
    }

    /** Waits until all that was offered is settled; when the run is stopped, until no handler runs. */
    void finish() throws RunEnd {
        await(() -> unsettled == 0, true);
    }

    /** Hands over no more, and waits until no handler runs. */
    void close() {
        turn.lock();
        try {
            isClosed = true;
            awaitHandlers();
        } finally {
            turn.unlock();
        }
    }

    /** Whether a handler has ended the run. */
    boolean hasEnded() {
        turn.lock();
        try {
            return ending.isSet();
        } finally {
            turn.unlock();
        }
    }

    /** How the run ends after all, where a handler had a say in it. */
    RunEnd end(RunEnd otherwise) {
        turn.lock();
        try {
            ending.set(otherwise);
            ending.raise();
            return otherwise;
        } catch (RunEnd e) {
            return e;
        } finally {
            turn.unlock();
        }
    }

    private void await(BooleanSupplier isFree, boolean isForHandlers) throws RunEnd {
        turn.lock();
        try {
            checkExecutor();
            await(isFree);
            if (isForHandlers && isOver()) {
                awaitHandlers();
            }
            ending.raise();
        } finally {
            turn.unlock();
        }
    }

    private void await(BooleanSupplier isFree) {
        awaitInTurns(() -> isFree.getAsBoolean() || isOver());
    }

    private void awaitHandlers() {
        awaitInTurns(handling::isEmpty);
    }

    /** An interrupt ends the run and is passed on to its handlers, which are then waited for. */
    private void awaitInTurns(BooleanSupplier isDone) {
        boolean wasInterrupted = false;
        while (!isDone.getAsBoolean()) {
            try {
                if (!changed.await(1, TimeUnit.SECONDS)) {
                    checkExecutor();
                }
            } catch (InterruptedException e) {
                wasInterrupted = true;
                isClosed = true;
                interruptHandlers();
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void interruptHandlers() {
        for (Thread handler : handling) {
            interrupted.add(handler);
            handler.interrupt();
        }
    }

    /** What it dropped is never handled, and nobody says so. */
    private void checkExecutor() {
        if (unsettled > 0 && handlers.executor() instanceof ExecutorService service && service.isTerminated()) {
            ending.set(RunEnd.broken("the executor of the handlers was shut down", null));
        }
    }

    private boolean isOver() {
        return isClosed || ending.isSet() || stop.isCalled();
    }

    /** @param free workers that look for something to do anyway */
    private void startWorkers(int free) {
        int more;
        turn.lock();
        try {
            more = isOver() ? 0 : Math.min(handlers.most() - workers, ready.size() - free);
            workers += Math.max(more, 0);
        } finally {
            turn.unlock();
        }
        for (int i = 0; i < more; i++) {
            startWorker();
        }
    }

    private void startWorker() {
        try {
            handlers.executor().execute(this::work);
        } catch (RuntimeException e) {
            String executor = handlers.executor().getClass().getName();
            fail(RunEnd.broken("the executor of the handlers (" + executor + ") took no handler", e));
        } catch (Error e) {
            fail(e);
        }
    }

    private void work() {
        for (Parcel parcel = take(); parcel != null; parcel = take()) {
            settle(parcel, ask(parcel));
        }
    }

    private @Nullable Parcel take() {
        turn.lock();
        try {
            Parcel next = isOver() ? null : ready.poll();
            if (next == null) {
                workers--;
            } else {
                handling.add(Thread.currentThread());
            }
            return next;
        } finally {
            turn.unlock();
        }
    }

    private @Nullable Verdict ask(Parcel parcel) {
        try {
            return isKnown(parcel) ? new Verdict.Known() : delivery.ask(parcel);
        } catch (RunEnd e) {
            fail(e);
        } catch (RuntimeException e) {
            fail(RunEnd.unexpected(e));
        } catch (Error e) {
            fail(e);
        }
        return null;
    }

    private boolean isKnown(Parcel parcel) {
        turn.lock();
        try {
            return settlement.isKnown(parcel);
        } finally {
            turn.unlock();
        }
    }

    private void settle(Parcel parcel, @Nullable Verdict verdict) {
        turn.lock();
        try {
            settleInTurn(parcel, verdict);
        } catch (RunEnd e) {
            fail(e);
        } catch (RuntimeException e) {
            fail(RunEnd.unexpected(e));
        } catch (Error e) {
            fail(e);
        } finally {
            leave();
            turn.unlock();
        }
        startWorkers(1);
    }

    private void settleInTurn(Parcel parcel, @Nullable Verdict verdict) throws RunEnd {
        if (verdict == null) {
            return;
        }
        if (ending.isFailure()) {
            settlement.settleAfterTheEnd(parcel, verdict);
            return;
        }
        settlement.settle(parcel, verdict);
        unsettled--;
        ready.addAll(queues.remove(parcel));
    }

    /** An interrupt of the run's making ends here; another one ends the run. */
    private void leave() {
        Thread self = Thread.currentThread();
        handling.remove(self);
        boolean isOurs = interrupted.remove(self) && Thread.interrupted();
        if (!isOurs && self.isInterrupted()) {
            fail(RunEnd.stopped());
        }
        changed.signalAll();
    }

    private void fail(RunEnd reason) {
        end(() -> ending.set(reason));
    }

    private void fail(Error error) {
        end(() -> ending.set(error));
    }

    private void end(Runnable setting) {
        turn.lock();
        try {
            setting.run();
            changed.signalAll();
        } finally {
            turn.unlock();
        }
        stop.wake();
    }
}
