package io.sfsdk.examples.mainjob;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What happened, for people.
 *
 * @param tally the job's own counts
 * @param reasons why records were refused at first
 * @param open dead letters left
 * @param compared records held against each other
 * @param differences what is lost
 */
record Summary(
        Tally tally, Map<String, Long> reasons, long open, long compared, List<String> differences, Duration time) {
    private static final int SHOWN = 10;

    /** Records of the import file that are not accounted for, by the counts. */
    private long unaccounted() {
        return Math.abs(tally.accepted() - tally.written() - tally.dead());
    }

    /** Records lost, by the comparison and by the counts. */
    long lost() {
        return differences.size() + unaccounted();
    }

    private long redriven() {
        return tally.dead() - open;
    }

    void show(Screen screen) {
        screen.heading("Summary");
        row(screen, "changes taken from the org", tally.synced());
        row(screen, "records sent to the org", tally.accepted());
        row(screen, "  written at once", tally.written());
        row(screen, "    after waiting for a locked row", tally.retried());
        row(screen, "  refused, and kept as dead letters", tally.dead());
        reasons.forEach((reason, count) -> row(screen, "    " + reason, count));
        row(screen, "  corrected and written", redriven());
        row(screen, "  left for a person", open);
        row(screen, "records compared one by one", compared);
        row(screen, "records lost", lost());
        differences.stream().limit(SHOWN).forEach(difference -> screen.line("    " + difference));
        screen.line(String.format(Locale.ROOT, "  %-40s %,10.1f s", "time", time.toMillis() / 1000.0));
        screen.line("");
        screen.line(lastLine());
    }

    /** For machines. */
    String lastLine() {
        return "synced=" + tally.synced() + " written=" + tally.written() + " dead=" + tally.dead() + " redriven="
                + redriven() + " lost=" + lost();
    }

    private static void row(Screen screen, String label, long count) {
        screen.line(String.format(Locale.ROOT, "  %-40s %,10d", label, count));
    }
}
