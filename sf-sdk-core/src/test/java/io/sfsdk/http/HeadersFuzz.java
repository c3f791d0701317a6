package io.sfsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Headers are read whatever they hold: a value in bounds, or none. */
class HeadersFuzz {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    static Stream<byte[]> headers() {
        return Stream.of(
                        "",
                        "7",
                        "-5",
                        "99999999999999999999",
                        "Thu, 01 Jan 2026 00:00:42 GMT",
                        "Thu, 31 Dec 9999 23:59:59 +1800",
                        "api-usage=25/15000",
                        "per-app-api-usage=17/250(appName=x); api-usage=25/5000")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("headers")
    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void aPauseIsNoneOrUpToFiveMinutesAndNoHeaderBreaksAnExchange(byte[] bytes) {
        String value = new String(bytes, StandardCharsets.UTF_8);
        HttpResponse response =
                FakeExchange.response(503, "", "Retry-After", value, "Date", value, "Sforce-Limit-Info", value);
        UsageTrackingTransport tracking = new UsageTrackingTransport(request -> response, Clock.systemUTC());

        tracking.send(HttpRequest.get("/x", Duration.ofSeconds(1)));

        assertThat(response.retryAfter(NOW).orElse(Duration.ofNanos(1)))
                .isPositive()
                .isLessThanOrEqualTo(Duration.ofMinutes(5));
        assertThat(tracking.usage().map(ApiUsage::used).orElse(0L)).isNotNegative();
    }
}
