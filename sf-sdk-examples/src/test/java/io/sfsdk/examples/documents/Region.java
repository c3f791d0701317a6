package io.sfsdk.examples.documents;

import java.nio.file.Path;
import java.util.List;

/** The lines of a source between {@code // tag::name} and {@code // end::name}, moved to the left margin. */
final class Region {
    private Region() {}

    /** @param place a file below the repository, a hash and the region's name */
    static String read(String place) {
        String[] parts = place.split("#");
        Path file = Repository.ROOT.resolve(parts[0]);
        List<String> lines = Repository.text(file).lines().toList();
        int start = indexOf(lines, "// tag::" + parts[1]);
        int end = indexOf(lines, "// end::" + parts[1]);
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no region " + parts[1] + " in " + parts[0]);
        }
        List<String> inside = lines.subList(start + 1, end).stream()
                .filter(line ->
                        !line.strip().startsWith("// tag::") && !line.strip().startsWith("// end::"))
                .toList();
        return String.join("\n", inside).stripIndent();
    }

    private static int indexOf(List<String> lines, String marker) {
        return lines.stream().map(String::strip).toList().indexOf(marker);
    }
}
