package io.sfsdk.examples.mainjob;

import java.io.PrintStream;

/** Where the job reports: a console, on which a progress bar can move, or a file or pipe, which gets plain lines. */
final class Screen {
    private final PrintStream out;
    private final boolean moving;
    private boolean inLine;

    Screen(PrintStream out, boolean moving) {
        this.out = out;
        this.moving = moving;
    }

    /** This process's own. On a JDK from 22 to 24 a file needs {@code -Djdk.console=java.base} to be told from a console. */
    @SuppressWarnings("SystemConsoleNull")
    static Screen system() {
        return new Screen(System.out, System.console() != null && System.getenv("TERM") != null);
    }

    /** A line of its own, there for a waiting reader at once. */
    void line(String text) {
        endLine();
        out.println(text);
        out.flush();
    }

    /** Ends a line that was written over. */
    void endLine() {
        if (inLine) {
            out.println();
            inLine = false;
        }
    }

    void heading(String text) {
        line("");
        line(text);
    }

    /** A bar for an amount of work that is known. */
    ProgressBar bar(String label, long total) {
        return new ProgressBar(this, label, total);
    }

    /** A counter for an amount that is not. */
    ProgressBar counter(String label) {
        return new ProgressBar(this, label, 0);
    }

    boolean isMoving() {
        return moving;
    }

    /** Writes over the present line. */
    void over(String text) {
        out.print("\r" + text);
        inLine = true;
        out.flush();
    }
}
