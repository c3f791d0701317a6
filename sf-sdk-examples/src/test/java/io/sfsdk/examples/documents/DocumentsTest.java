package io.sfsdk.examples.documents;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the documents show is what compiles and runs here. */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|mailto:|#)([^)#]+)(#[^)]*)?\\)");

    private static final Pattern TEST = Pattern.compile("`(\\w+Test)#(\\w+)`");

    @TestFactory
    Stream<DynamicTest> everyJavaBlockIsCutFromATestedFile() {
        return blocks("java")
                .map(block -> dynamicTest(block.toString(), () -> {
                    if (block.source() == null) {
                        fail(block + " names no region; put <!-- from FILE region NAME --> above it");
                    }
                    assertThat(block.text()).isEqualTo(Region.read(Objects.requireNonNull(block.source())));
                }));
    }

    @Test
    void everyLinkInsideTheRepositoryLeadsSomewhere() {
        assertThat(Repository.documents())
                .allSatisfy(document -> assertThat(links(document))
                        .allSatisfy(link ->
                                assertThat(document.resolveSibling(link)).exists()));
    }

    @Test
    void everyTestThatADocumentNamesExists() {
        Map<String, String> tests = Repository.sources().stream()
                .filter(file -> file.toString().endsWith("Test.java"))
                .collect(toMap(DocumentsTest::className, Repository::text, String::concat));

        List<MatchResult> named = Repository.documents().stream()
                .flatMap(document -> TEST.matcher(Repository.text(document)).results())
                .toList();

        assertThat(named).hasSizeGreaterThan(50);
        assertThat(named)
                .allSatisfy(name -> assertThat(tests.getOrDefault(name.group(1), "no such class"))
                        .as(name.group())
                        .contains(" " + name.group(2) + "("));
    }

    @Test
    void theReadmeShowsTheVersionBeingBuilt() {
        String version = between(Repository.text(Repository.ROOT.resolve("pom.xml")), "<version>", "</version>");

        List<CodeBlock> coordinates = blocks("xml").toList();

        assertThat(coordinates)
                .isNotEmpty()
                .anySatisfy(block -> assertThat(block.text()).contains(version));
    }

    private static Stream<CodeBlock> blocks(String language) {
        return Repository.documents().stream()
                .filter(Files::exists)
                .flatMap(document -> CodeBlock.of(document).stream())
                .filter(block -> block.language().equals(language));
    }

    private static String className(Path file) {
        return String.valueOf(file.getFileName()).replace(".java", "");
    }

    private static List<String> links(Path document) {
        return LINK.matcher(Repository.text(document))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
