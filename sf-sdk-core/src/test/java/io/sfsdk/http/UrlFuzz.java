package io.sfsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a request's target is, what leaves goes by https, or by http to this machine, and to a host without a user. */
class UrlFuzz {
    private final UrlGuard guard = new UrlGuard(true);

    static Stream<byte[]> targets() {
        return Stream.of(
                        "https://acme.my.salesforce.com/services/data?q=SELECT+Id",
                        "http://127.0.0.1:8080/x",
                        "http://[::1]/x",
                        "http://127.0.0.1.evil.example/x",
                        "https://user:pw@acme.my.salesforce.com",
                        "//evil.example/x",
                        "https:\\\\evil.example",
                        "HTTPS://ACME#@evil.example")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("targets")
    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void onlyASafeUrlPassesTheGuard(byte[] bytes) {
        HttpRequest request = HttpRequest.get(new String(bytes, StandardCharsets.UTF_8), Duration.ofSeconds(1));
        request.describe();

        try {
            URI uri = guard.check(request);

            assertThat(uri.getHost()).isNotNull();
            assertThat(uri.getRawAuthority()).doesNotContain("@");
            assertThat("https".equalsIgnoreCase(uri.getScheme()) || Hosts.isLoopback(uri.getHost()))
                    .isTrue();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("was not sent").hasNoCause();
        }
    }
}
