package io.sfsdk.http;

import static io.sfsdk.http.FakeExchange.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.retry.ManualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTrackingTransportTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T12:00:00Z"));
    private HttpResponse next = response(200, "");
    private final UsageTrackingTransport tracking = new UsageTrackingTransport(request -> next, clock);

    @Test
    void nothingIsKnownBeforeAnAnswerTellsIt() {
        hear("X-Other", "1");

        assertThat(tracking.usage()).isEmpty();
        assertThat(tracking.orgClock().now()).isEmpty();
    }

    @Test
    void theGreatestOfTheLastAnswersCountsSinceSingleOnesJumpAbout() {
        hear("Sforce-Limit-Info", "api-usage=8474/15000");
        hear("sforce-limit-info", "api-usage=8462/15000");

        assertThat(tracking.usage()).contains(new ApiUsage(8474, 15_000));
    }

    @Test
    void usageThatFallsIsFollowedDownAfterAMinuteOrTwo() {
        hear("Sforce-Limit-Info", "api-usage=14000/15000");
        clock.advance(Duration.ofMinutes(1));
        hear("Sforce-Limit-Info", "api-usage=900/15000");
        assertThat(tracking.usage()).contains(new ApiUsage(14_000, 15_000));

        clock.advance(Duration.ofMinutes(1));
        hear("Sforce-Limit-Info", "api-usage=901/15000");

        assertThat(tracking.usage()).contains(new ApiUsage(901, 15_000));
    }

    @Test
    void usageOfTheAppIsNotTakenForTheOrgs() {
        hear("Sforce-Limit-Info", "per-app-api-usage=17/250(appName=sample-app); api-usage=25/5000");

        assertThat(tracking.usage()).contains(new ApiUsage(25, 5_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "api-usage=", "api-usage=a/b", "api-usage=1", "api-usage=99999999999999999999/1", "x"})
    void aHeaderThatCannotBeReadIsNone(String header) {
        hear("Sforce-Limit-Info", header);

        assertThat(tracking.usage()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,15000,0", "7500,15000,0.5", "16500,15000,1.1", "3,0,0"})
    void theShareMayExceedOneSinceTheLimitIsSoft(long used, long max, double share) {
        assertThat(new ApiUsage(used, max).share()).isEqualTo(share);
    }

    @Test
    void theOrgsClockIsNeverAheadOfTheOrg() {
        hear("Date", "Thu, 01 Jan 2026 12:05:00 GMT");
        clock.advance(Duration.ofSeconds(3));
        hear("Date", "Thu, 01 Jan 2026 12:05:01 GMT");

        assertThat(tracking.orgClock().skew()).contains(Duration.ofSeconds(298));
        assertThat(tracking.orgClock().now()).contains(Instant.parse("2026-01-01T12:05:01Z"));

        clock.advance(Duration.ofSeconds(10));
        assertThat(tracking.orgClock().now()).contains(Instant.parse("2026-01-01T12:05:11Z"));
    }

    @Test
    void aLocalClockThatWasSetIsForgottenInTime() {
        hear("Date", "Thu, 01 Jan 2026 11:00:00 GMT");
        clock.advance(Duration.ofMinutes(21));
        hear("Date", "Thu, 01 Jan 2026 12:21:00 GMT");

        assertThat(tracking.orgClock().skew()).contains(Duration.ZERO);
    }

    @Test
    void aDateThatIsNoneIsIgnored() {
        hear("Date", "yesterday");

        assertThat(tracking.orgClock().skew()).isEmpty();
    }

    private void hear(String header, String value) {
        next = response(200, "", header, value);
        tracking.send(HttpRequest.get("/services/data", Duration.ofSeconds(1))).close();
    }
}
