package io.sfsdk.examples.dataset;

import java.util.Locale;

/**
 * One line of the input.
 *
 * @param number its place in the input, from 1
 * @param name as it is written there
 * @param repeated whether an earlier line names the same organisation
 */
public record Organisation(int number, String name, Kind kind, boolean repeated) {
    /** The same for two spellings that differ only in case. */
    public String key() {
        return keyOf(name);
    }

    static String keyOf(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
