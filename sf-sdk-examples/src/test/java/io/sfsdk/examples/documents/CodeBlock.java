package io.sfsdk.examples.documents;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A fenced block of a document. The comment before a Java block names the file and region it was cut from: {@code <!-- from
 * sf-sdk-examples/src/main/java/io/sfsdk/examples/tour/Login.java region login -->}.
 *
 * @param line where its fence is, from 1
 * @param source file and region, or null if no comment names them
 */
record CodeBlock(
        Path document,
        int line,
        String language,
        String text,
        @Nullable String source) {
    private static final Pattern SOURCE = Pattern.compile("<!-- from (\\S+) region (\\S+) -->");

    static List<CodeBlock> of(Path document) {
        List<String> lines = Repository.text(document).lines().toList();
        List<CodeBlock> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("```")) {
                int end = lines.subList(i + 1, lines.size()).indexOf("```") + i + 1;
                blocks.add(new CodeBlock(
                        document,
                        i + 1,
                        lines.get(i).substring(3),
                        String.join("\n", lines.subList(i + 1, end)),
                        source(i == 0 ? "" : lines.get(i - 1))));
                i = end;
            }
        }
        return blocks;
    }

    private static @Nullable String source(String line) {
        Matcher found = SOURCE.matcher(line);
        return found.matches() ? found.group(1) + "#" + found.group(2) : null;
    }

    @Override
    public String toString() {
        return Repository.ROOT.relativize(document) + ":" + line;
    }
}
