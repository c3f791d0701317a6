package io.sfsdk.schedule;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * One field of a cron expression.
 *
 * @param title for messages
 * @param names of its numbers, from {@code least} on; may be empty
 */
record CronField(String title, int least, int most, List<String> names) {
    BitSet parse(String text) {
        BitSet numbers = new BitSet(most + 1);
        for (String part : text.split(",", -1)) {
            add(part, numbers);
        }
        return numbers;
    }

    private void add(String part, BitSet numbers) {
        String[] stepped = part.split("/", -1);
        String[] bounds = stepped[0].split("-", -1);
        if (stepped.length > 2 || bounds.length > 2) {
            throw wrong(part);
        }
        boolean isAll = stepped[0].equals("*");
        int from = isAll ? least : number(bounds[0], part);
        int until =
                isAll || (bounds.length == 1 && stepped.length == 2) ? most : number(bounds[bounds.length - 1], part);
        int step = stepped.length == 2 ? plain(stepped[1], part) : 1;
        if (from > until || step < 1) {
            throw wrong(part);
        }
        for (int number = from; number <= until; number += step) {
            numbers.set(number);
        }
    }

    private int number(String text, String part) {
        int name = names.indexOf(text.toUpperCase(Locale.ROOT));
        int number = name < 0 ? plain(text, part) : name + least;
        if (number < least || number > most) {
            throw wrong(part);
        }
        return number;
    }

    private int plain(String text, String part) {
        if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw wrong(part);
        }
        return Integer.parseInt(text);
    }

    private IllegalArgumentException wrong(String part) {
        return new IllegalArgumentException("\"" + part + "\" is no " + title + " of a cron expression: expected *, "
                + least + " to " + most + (names.isEmpty() ? "" : " or " + names)
                + ", ranges a-b and steps /n; L, W, # and"
                + " ? are not known");
    }
}
