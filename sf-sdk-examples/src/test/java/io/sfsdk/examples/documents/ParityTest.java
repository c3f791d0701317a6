package io.sfsdk.examples.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/parity.md} answers for each thing that users of others look for; that its tests exist is checked with all others. */
class ParityTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z])(\\d+) \\| ([^|]+) \\| ([^|]*)\\| ([^|]*)\\|$");
    private static final Pattern TEST = Pattern.compile("`\\w+Test#\\w+`");
    private static final Pattern REASON = Pattern.compile("not: .{20,}");

    private final String text = Repository.text(Repository.ROOT.resolve("docs").resolve("parity.md"));

    @Test
    void everyRowHasATestOrAReason() {
        List<String> unanswered = new ArrayList<>();
        Matcher row = ROW.matcher(text);
        while (row.find()) {
            boolean isShown = TEST.matcher(row.group(5)).find() && !row.group(4).isBlank();
            if (!isShown && !REASON.matcher(row.group(5)).find()) {
                unanswered.add(row.group());
            }
        }

        assertThat(unanswered).isEmpty();
    }

    @Test
    void everySectionIsCountedFromItsFirstRowToItsLast() {
        Map<String, Integer> rows = new TreeMap<>();
        Matcher row = ROW.matcher(text);
        while (row.find()) {
            int before = rows.getOrDefault(row.group(1), 0);
            assertThat(Integer.parseInt(row.group(2))).as(row.group()).isEqualTo(before + 1);
            rows.put(row.group(1), before + 1);
        }

        assertThat(rows)
                .isEqualTo(Map.ofEntries(
                        Map.entry("A", 21),
                        Map.entry("B", 16),
                        Map.entry("C", 21),
                        Map.entry("D", 10),
                        Map.entry("H", 10),
                        Map.entry("I", 10),
                        Map.entry("J", 6),
                        Map.entry("M", 4),
                        Map.entry("N", 8),
                        Map.entry("O", 9),
                        Map.entry("P", 8),
                        Map.entry("Q", 5),
                        Map.entry("R", 6),
                        Map.entry("S", 4)));
        assertThat(text.lines().filter(line -> line.startsWith("| ") && !line.startsWith("| |")))
                .hasSize(138);
    }
}
