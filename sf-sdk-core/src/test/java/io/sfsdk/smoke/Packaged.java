package io.sfsdk.smoke;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jars of one build: core's own, and those it needs at run time. */
final class Packaged {
    private static final Path TARGET = Path.of("target");

    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>\\s*<groupId>[^<]+</groupId>"
            + "\\s*<artifactId>(?<name>[^<]+)</artifactId>(\\s*<scope>(?<scope>[^<]+)</scope>)?\\s*</dependency>");

    private Packaged() {}

    static Path core() throws IOException {
        try (Stream<Path> files = Files.list(TARGET)) {
            return files.filter(
                            file -> file.getFileName().toString().matches("sf-sdk-core-\\d[\\w.]*(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What the pom hands on to a host; each of them is named there, so nothing comes behind their backs. */
    static List<Path> dependencies() throws IOException {
        Matcher dependency = DEPENDENCY.matcher(Files.readString(Path.of("pom.xml")));
        List<Path> jars = new ArrayList<>();
        while (dependency.find()) {
            String scope = dependency.group("scope");
            if (scope == null || scope.equals("runtime")) {
                jars.add(onClassPath(dependency.group("name")));
            }
        }
        return jars;
    }

    /** Core and what it needs. */
    static List<Path> runtime() throws IOException {
        List<Path> jars = new ArrayList<>(List.of(core()));
        jars.addAll(dependencies());
        return jars;
    }

    /** The program, the simulated org and what that needs; nothing of core. */
    static List<Path> program() {
        return Stream.concat(
                        Stream.of(TARGET.resolve("test-classes")),
                        classPath()
                                .filter(entry -> entry.toString()
                                        .matches(".*(sf-sdk-testkit|apex-parser|antlr4-runtime|slf4j-simple).*")))
                .toList();
    }

    static String joined(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Runs {@code java} to its end and returns all it printed. */
    static String java(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(command + " failed: " + output);
        }
        return output;
    }

    private static Path onClassPath(String artifact) {
        return classPath()
                .filter(entry -> entry.getFileName().toString().matches(Pattern.quote(artifact) + "-\\d.*\\.jar"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(artifact + " is not on the class path"));
    }

    private static Stream<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of);
    }
}
