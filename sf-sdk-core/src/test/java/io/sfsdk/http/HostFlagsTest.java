package io.sfsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** System properties of the host that would make the JDK's client send an insert twice. */
@Timeout(60)
class HostFlagsTest {
    private static final String FLAG = "jdk.httpclient.enableAllMethodRetry";

    @AfterEach
    void clear() {
        System.clearProperty(FLAG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "streamed"})
    void anInsertLeavesOnceEvenWhereTheJvmIsToldToSendItAgain(String kind) throws Exception {
        try (ScriptedServer server = ScriptedServer.of(wire -> wire.request())) {

            Process jvm = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-D" + FLAG + "=true",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ResendProbe.class.getName(),
                            server.url(),
                            kind)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = jvm.waitFor(30, TimeUnit.SECONDS);

            assertThat(ended).isTrue();
            assertThat(output).contains("UNKNOWN", FLAG + " is set in this JVM");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aHostnameCheckThatIsSwitchedOffIsWarnedAbout() throws Exception {
        try (ScriptedServer server = ScriptedServer.of(wire -> wire.request())) {

            Process jvm = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Djdk.internal.httpclient.disableHostnameVerification",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ResendProbe.class.getName(),
                            server.url(),
                            "memory")
                    .redirectErrorStream(true)
                    .start();
            String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(jvm.waitFor()).isZero();
            assertThat(output).contains("disableHostnameVerification is set in this JVM", "tokens can be stolen");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", ""})
    void aRequestWithoutABodyThatMustNotRepeatIsRefusedThere(String value) throws IOException {
        System.setProperty(FLAG, value);
        try (JdkHttpTransport transport =
                JdkHttpTransport.builder().allowPlainHttp(true).build()) {
            HttpRequest request = new HttpRequest(
                    "POST", "http://127.0.0.1:1/x", HttpHeaders.none(), null, false, Duration.ofSeconds(20));

            assertThatIllegalStateException()
                    .isThrownBy(() -> transport.send(request))
                    .withMessageContaining(FLAG);
        }
    }
}
