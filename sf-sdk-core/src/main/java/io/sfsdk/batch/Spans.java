package io.sfsdk.batch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Places of the input as text, in their order: {@code 400-599,612}. */
final class Spans {
    private Spans() {}

    static String text(Collection<Long> places) {
        StringBuilder text = new StringBuilder();
        long from = -1;
        long last = -1;
        for (long place : places) {
            if (from < 0 || place != last + 1) {
                add(text, from, last);
                from = place;
            }
            last = place;
        }
        add(text, from, last);
        return text.toString();
    }

    private static void add(StringBuilder text, long from, long last) {
        if (from >= 0) {
            text.append(text.length() == 0 ? "" : ",").append(from);
            text.append(last == from ? "" : "-" + last);
        }
    }

    /** @throws IllegalArgumentException if the text holds no places */
    static List<Long> parse(String text) {
        List<Long> places = new ArrayList<>();
        for (String span : text.split(",", -1)) {
            int dash = span.indexOf('-');
            long from = Long.parseLong(dash < 0 ? span : span.substring(0, dash));
            long last = dash < 0 ? from : Long.parseLong(span.substring(dash + 1));
            for (long place = from; place <= last; place++) {
                places.add(place);
            }
        }
        return places;
    }
}
