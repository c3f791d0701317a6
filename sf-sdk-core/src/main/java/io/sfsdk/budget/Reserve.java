package io.sfsdk.budget;

/**
 * What is left to others: to people and to integrations that do not share this budget.
 *
 * @param part of the allocation, 0 to 1
 * @param least so much of it at least
 */
public record Reserve(double part, long least) {
    public Reserve {
        if (!(part >= 0 && part <= 1) || least < 0) {
            throw new IllegalArgumentException(
                    "a reserve is a part from 0 to 1 and an amount from 0 on, got " + part + " and " + least);
        }
    }

    /** Nothing: work goes on until the allocation is used up. */
    public static Reserve none() {
        return new Reserve(0, 0);
    }

    public static Reserve part(double part) {
        return new Reserve(part, 0);
    }

    public static Reserve amount(long amount) {
        return new Reserve(0, amount);
    }

    long of(long max) {
        return Math.max(least, (long) Math.ceil(part * Math.max(0, max)));
    }
}
