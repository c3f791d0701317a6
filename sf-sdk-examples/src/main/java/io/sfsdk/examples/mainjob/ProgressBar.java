package io.sfsdk.examples.mainjob;

import java.util.Locale;

/** Shows how far a step has come. On a console the bar moves in its line; elsewhere each quarter is a line. */
final class ProgressBar implements AutoCloseable {
    private static final int WIDTH = 30;

    private final Screen screen;
    private final String label;
    private final long total;
    private long done;
    private long quarters;

    ProgressBar(Screen screen, String label, long total) {
        this.screen = screen;
        this.label = label;
        this.total = total;
        show();
    }

    /** So much more is done. */
    void add(long amount) {
        reach(done + amount);
    }

    /** So much is done in all. */
    void reach(long amount) {
        done = amount;
        show();
    }

    /** Ends the line. */
    @Override
    public void close() {
        if (screen.isMoving()) {
            screen.over(text());
            screen.endLine();
        } else if (total == 0) {
            screen.line(text());
        }
    }

    private void show() {
        if (screen.isMoving()) {
            screen.over(text());
        } else if (total > 0 && done * 4 / total > quarters) {
            quarters = done * 4 / total;
            screen.line(text());
        }
    }

    private String text() {
        return total == 0
                ? String.format(Locale.ROOT, "  %-36s %,8d", label, done)
                : String.format(
                        Locale.ROOT,
                        "  %-36s %,8d of %,8d  [%s] %3d %%",
                        label,
                        done,
                        total,
                        bar(),
                        done * 100 / total);
    }

    private String bar() {
        int filled = (int) (Math.min(done, total) * WIDTH / total);
        return "#".repeat(filled) + ".".repeat(WIDTH - filled);
    }
}
