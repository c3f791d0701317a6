package io.sfsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No secret leaves: not in a log line at any level, not in a message, not in a stack trace. */
@Timeout(180)
class SecretsTest {
    @TempDir
    Path folder;

    @Test
    void noTokenNoAssertionNoKeyAndNoFieldValueIsShownWhateverHappens() throws Exception {
        Path secrets = folder.resolve("secrets");

        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SecretsProbe.class.getName(),
                        secrets.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(jvm.waitFor()).as(output).isZero();
        assertThat(output)
                .contains(
                        "exchange [request=POST",
                        "retrying [request=",
                        "retrying login [",
                        "new login [",
                        "Grant: client_credentials",
                        "Grant: authorization_code",
                        "Grant: refresh_token",
                        "RefreshToken[acme",
                        "TokenStatus[active until",
                        "Identity[",
                        "status=201");
        assertThat(Files.readAllLines(secrets))
                .hasSizeGreaterThan(20)
                .allSatisfy(secret -> assertThat(output).doesNotContain(secret));
    }
}
