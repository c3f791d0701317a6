package io.sfsdk.testkit.recorded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** A list of deviations: {@code exchange | difference | reason}, with {@code *} for anything. */
final class Deviations {
    private Deviations() {}

    static List<Listed> all() {
        return of("deviations.txt");
    }

    /** Those of a file beside this class. */
    static List<Listed> of(String resource) {
        try (InputStream file = Deviations.class.getResourceAsStream(resource)) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Listed::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line of the list. */
    record Listed(String line, Pattern exchange, Pattern difference) {
        static Listed of(String line) {
            String[] parts = line.split(" \\| ", -1);
            if (parts.length != 3 || parts[2].isBlank()) {
                throw new IllegalArgumentException("exchange | difference | reason expected: " + line);
            }
            return new Listed(line, glob(parts[0]), glob(parts[1]));
        }

        private static Pattern glob(String text) {
            return Pattern.compile(Pattern.quote(text.trim()).replace("*", "\\E.*\\Q"));
        }

        boolean covers(Deviation deviation) {
            return exchange.matcher(deviation.exchange()).matches()
                    && difference.matcher(deviation.difference()).matches();
        }
    }

    /** One thing in which the simulated org answers differently. */
    record Deviation(String exchange, String difference) {
        @Override
        public String toString() {
            return exchange + " | " + difference;
        }
    }
}
