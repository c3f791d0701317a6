package io.sfsdk.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM of its own, so that the logging of all of it is on and all of it is seen. */
@Timeout(300)
class NoSecretLeavesTest {
    @TempDir
    Path folder;

    @Test
    void neitherLogsNorExceptionsNorPrintedValuesHoldATokenAKeyAPasswordAHeaderOrAField() throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Scenario.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();

        String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(jvm.waitFor()).as(output).isZero();
        assertThat(output)
                .contains("new login [", "retrying [", "exchange [", "--- 302 redirect")
                .contains("ApiException", "TransportException", "ProtocolException", "DeadLetter[", "AccessToken[***");
        assertThat(Files.readAllLines(folder.resolve("secrets")))
                .hasSizeGreaterThan(50)
                .allSatisfy(secret -> assertThat(output.lines().filter(line -> line.contains(secret)))
                        .isEmpty());
    }
}
