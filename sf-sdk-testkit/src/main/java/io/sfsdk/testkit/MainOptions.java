package io.sfsdk.testkit;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The command line of the runnable jar, read and checked. */
record MainOptions(
        int port,
        @Nullable Path readyFile,
        long seed,
        @Nullable Path schema,
        @Nullable Path data,
        int pageSize,
        @Nullable Instant clock,
        List<String> changeEvents) {
    static final String USAGE = String.join(
            System.lineSeparator(),
            "Usage: java -jar sf-sdk-testkit-standalone.jar [options]",
            "  --port N           port on the loopback address; 0, the default, takes a free one",
            "  --ready-file FILE  where to write the line of JSON that is also printed, once calls are accepted",
            "  --seed N           moves ids and all chance; default 1",
            "  --schema FILE      custom objects and fields, as JSON",
            "  --data DIR         records, one file per object: Account.jsonl with one JSON object a line",
            "  --page-size N      most rows of a query page; default 2000",
            "  --clock INSTANT    stands still at this time, for example 2026-01-01T12:00:00Z; default: real time",
            "  --change-events A,B  objects whose changes are published; default: none");

    private static final List<String> NAMES = List.of(
            "--port", "--ready-file", "--seed", "--schema", "--data", "--page-size", "--clock", "--change-events");

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException with a text for the user if an option is unknown, lacks its value or has a wrong one
     */
    static MainOptions parse(String... arguments) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!NAMES.contains(arguments[i])) {
                throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("option " + arguments[i] + " needs a value");
            }
            values.put(arguments[i], arguments[i + 1]);
        }
        return of(values);
    }

    private static MainOptions of(Map<String, String> values) {
        return new MainOptions(
                (int) number(values, "--port", 0, 0, 65_535),
                path(values, "--ready-file"),
                number(values, "--seed", 1, Long.MIN_VALUE, Long.MAX_VALUE),
                path(values, "--schema"),
                path(values, "--data"),
                (int) number(values, "--page-size", 2_000, 1, 1_000_000),
                instant(values.get("--clock")),
                names(values.get("--change-events")));
    }

    private static List<String> names(@Nullable String text) {
        return text == null ? List.of() : List.of(text.split(",", -1));
    }

    private static long number(Map<String, String> values, String name, long otherwise, long least, long most) {
        String text = values.get(name);
        try {
            long number = text == null ? otherwise : Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
            throw new IllegalArgumentException(name + " must be from " + least + " to " + most + ", not " + text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " needs a number, not " + text, e);
        }
    }

    private static @Nullable Path path(Map<String, String> values, String name) {
        String text = values.get(name);
        return text == null ? null : Path.of(text);
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("--clock needs an instant like 2026-01-01T12:00:00Z, not " + text, e);
        }
    }
}
