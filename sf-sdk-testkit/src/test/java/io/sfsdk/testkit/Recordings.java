package io.sfsdk.testkit;

import io.sfsdk.testkit.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Answers recorded from real orgs, where the folder lies beside the checkout; tests that need them skip where it does not. */
public final class Recordings {
    private static final List<Path> PLACES = List.of(Path.of("../shared/recorded"), Path.of("../../shared/recorded"));

    private Recordings() {}

    public static List<Map<String, Object>> all() {
        Path folder = PLACES.stream().filter(Files::isDirectory).findFirst().orElse(null);
        Assumptions.assumeTrue(folder != null, "no recordings beside the checkout");
        List<Map<String, Object>> exchanges = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".json")).forEach(file -> exchanges.addAll(read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return exchanges;
    }

    public static Recorded response(String id) {
        return all().stream()
                .filter(exchange -> id.equals(exchange.get("id")))
                .findFirst()
                .map(Recorded::of)
                .orElseThrow(() -> new NoSuchElementException(id));
    }

    @SuppressWarnings("unchecked") // the files are arrays of objects
    private static List<Map<String, Object>> read(Path file) {
        try {
            return (List<Map<String, Object>>) JsonReader.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer of one exchange. */
    public record Recorded(List<String> headerNames, String body) {
        static Recorded of(Map<String, Object> exchange) {
            Map<?, ?> response = (Map<?, ?>) exchange.get("response");
            List<String> names = ((List<?>) response.get("headers"))
                    .stream().map(line -> (String) ((List<?>) line).get(0)).toList();
            return new Recorded(names, (String) response.get("body"));
        }
    }
}
