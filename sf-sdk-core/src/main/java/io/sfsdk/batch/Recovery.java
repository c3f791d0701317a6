package io.sfsdk.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks what became of the calls whose end nobody saw. A run does so before it sends anything, so that an org that cannot be asked
 * leaves all as it was. Used by the thread of the job.
 */
final class Recovery {
    private final RunParts run;
    private final BatchSettings settings;
    private final Deque<Leftover> unknown = new ArrayDeque<>();
    private final Deque<Chunk> told = new ArrayDeque<>();

    Recovery(RunParts run, BatchSettings settings) {
        this.run = run;
        this.settings = settings;
    }

    void add(Collection<Leftover> leftovers) {
        unknown.addAll(leftovers);
    }

    boolean isNeeded() {
        return !unknown.isEmpty();
    }

    /** Asks for all; returns why the run cannot go on, or null. */
    @Nullable
    Stop ask(StopSignal signal) {
        Inquiry inquiry = new Inquiry(run, settings, signal);
        Stop stop = signal.check();
        while (stop == null && isNeeded()) {
            Leftover leftover = unknown.element();
            List<Finding> findings = new ArrayList<>();
            for (Call call : leftover.calls()) {
                findings.add(inquiry.ask(call));
                if (findings.get(findings.size() - 1) instanceof Finding.Unknown nobodyKnows) {
                    return nobodyKnows.stop();
                }
            }
            unknown.remove();
            told.add(chunk(leftover, findings));
            stop = signal.check();
        }
        return stop;
    }

    /** Forgets what is known of them: only where {@link Countermeasure#RECOVER_FIRST} is off. */
    void guess() {
        unknown.forEach(leftover -> told.add(chunk(
                leftover,
                leftover.calls().stream()
                        .<Finding>map(call -> new Finding.Nothing())
                        .toList())));
        unknown.clear();
    }

    /** The next chunk of which is known how far it came; null if there is none. */
    @Nullable
    Chunk poll() {
        return told.poll();
    }

    /** Records of which nothing new was learnt, or whose chunk was not begun. */
    List<Item> rest() {
        List<Item> rest = new ArrayList<>();
        unknown.forEach(leftover -> rest.addAll(leftover.items()));
        told.forEach(chunk -> rest.addAll(chunk.items()));
        return rest;
    }

    private Chunk chunk(Leftover leftover, List<Finding> findings) {
        Map<Item, Verdict> verdicts = new LinkedHashMap<>();
        Stop stop = null;
        for (int i = 0; i < findings.size(); i++) {
            Call call = leftover.calls().get(i);
            if (findings.get(i) instanceof Finding.Told found) {
                put(verdicts, call, found.verdicts());
                stop = found.verdicts().stop();
            } else if (run.journal() != null) {
                run.journal().forget(call);
            }
        }
        return new Chunk(
                leftover.items(),
                List.copyOf(verdicts.keySet()),
                new Answer.Verdicts(List.copyOf(verdicts.values()), stop));
    }

    private static void put(Map<Item, Verdict> verdicts, Call call, Answer.Verdicts told) {
        for (int i = 0; i < call.items().size(); i++) {
            Item item = call.items().get(i);
            item.attempted(item.attempts() + 1);
            verdicts.put(item, told.verdicts().get(i));
        }
    }
}
