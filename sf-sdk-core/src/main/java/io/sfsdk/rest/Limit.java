package io.sfsdk.rest;

/**
 * An allocation of an org.
 *
 * @param max what the org has
 * @param remaining what is left; negative where a soft limit was exceeded
 */
public record Limit(long max, long remaining) {
    public long used() {
        return max - remaining;
    }
}
