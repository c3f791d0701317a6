package io.sfsdk.budget;

import java.time.Instant;
import java.util.Locale;

/**
 * Why something may not be spent now.
 *
 * @param allocation what there is too little of
 * @param account whose share is spent; empty if it is short for all
 * @param asked the amount
 * @param used of the share, or of the org's allocation by all its clients
 * @param max the share, or what this budget may use of the allocation; may be less than {@code used}
 * @param resumeAt when it is worth to ask again, as far as anybody knows
 */
public record Refusal(Allocation allocation, String account, long asked, long used, long max, Instant resumeAt) {

    /** One sentence without its full stop. */
    public String words() {
        String whose = account.isEmpty() ? "of the org's " : "of the share of " + account + " in the ";
        return number(used) + " " + whose + allocation.words() + " are used, and "
                + (account.isEmpty() ? "this budget goes to " : "it is ") + number(max) + "; " + number(asked)
                + " more were asked for. Ask again at " + resumeAt;
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@link #words()}. */
    @Override
    public String toString() {
        return words();
    }
}
