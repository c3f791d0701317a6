package io.sfsdk.examples.documents;

import java.nio.file.Path;
import java.util.List;

/** The lines of a source between {@code // tag::name} and {@code // end::name}, moved to the left margin. */
final class Region {
    private Region() {}

    /** @param place a file below the repository, a hash and the region's name */
    static String read(String place) {
        int hash = place.indexOf('#');
        Path file = Repository.ROOT.resolve(place.substring(0, hash));
        String name = place.substring(hash + 1);
        List<String> lines = Repository.text(file).lines().toList();
        int start = indexOf(lines, "// tag::" + name);
        int end = indexOf(lines, "// end::" + name);
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no region " + name + " in " + file);
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
