package io.sfsdk.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The documented outcomes: by fault, then by operation, then for a fault that strikes once and one that always does. */
final class FaultTable {
    private static final Path FILE = Path.of("..", "docs", "http-faults.md");
    private static final String NOT_APPLICABLE = "n/a: ";
    private static final Pattern OUTCOME = Pattern.compile("ok|ok after retry|ok after login|in doubt"
            + "|rejected [A-Z_]+|ApiException \\w+ (NEVER|AFTER_DELAY|AFTER_LOGIN|AFTER_LIMIT_FREES)"
            + "|TransportException (NOT_SENT|UNKNOWN)|ProtocolException");

    private final Map<String, Map<Operation, String>> cells = new LinkedHashMap<>();

    private FaultTable(List<String> lines) {
        lines.stream()
                .filter(line -> line.startsWith("| ") && line.split("\\|").length > 4)
                .forEach(this::row);
    }

    static FaultTable read() {
        try {
            return new FaultTable(Files.readAllLines(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void row(String line) {
        List<String> columns =
                Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList();
        String fault = columns.get(0);
        if (fault.equals("Fault")) {
            requireColumns(columns);
        } else if (columns.size() != Operation.values().length + 1 || cells.containsKey(fault)) {
            throw new AssertionError("not one row with a cell for each operation: " + line);
        } else {
            cells.put(fault, row(columns));
        }
    }

    private static void requireColumns(List<String> columns) {
        List<String> expected =
                Arrays.stream(Operation.values()).map(Operation::title).toList();
        if (!columns.subList(1, columns.size()).equals(expected)) {
            throw new AssertionError("the columns are not " + expected + " but " + columns);
        }
    }

    private static Map<Operation, String> row(List<String> columns) {
        Map<Operation, String> row = new EnumMap<>(Operation.class);
        Iterator<String> outcomes = columns.listIterator(1);
        for (Operation operation : Operation.values()) {
            row.put(operation, outcomes.next());
        }
        return row;
    }

    List<String> faults() {
        return List.copyOf(cells.keySet());
    }

    /** Why the fault cannot meet the operation; empty if it can. */
    String exemption(String fault, Operation operation) {
        String cell = cell(fault, operation);
        return cell.startsWith(NOT_APPLICABLE) ? cell.substring(NOT_APPLICABLE.length()) : "";
    }

    /** A cell holds one choice of outcomes, or two: for a fault that strikes once and for one that strikes always. */
    List<String> outcomes(String fault, Operation operation, Strikes strikes) {
        List<List<String>> choices = Arrays.stream(cell(fault, operation).split(" / "))
                .map(choice -> List.of(choice.split(" or ")))
                .toList();
        boolean readable = choices.stream()
                .flatMap(List::stream)
                .allMatch(text -> OUTCOME.matcher(text).matches());
        if (choices.size() > 2 || !readable) {
            throw new AssertionError(
                    "not to be read as outcomes: " + fault + ", " + operation.title() + ": " + choices);
        }
        return choices.get(strikes == Strikes.ONCE ? 0 : choices.size() - 1);
    }

    private String cell(String fault, Operation operation) {
        Map<Operation, String> row = cells.get(fault);
        if (row == null) {
            throw new AssertionError("docs/http-faults.md has no row \"" + fault + "\"");
        }
        return row.get(operation);
    }
}
