package io.sfsdk.examples.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.FixedToken;
import io.sfsdk.rest.RestApi;
import io.sfsdk.rest.RestTimeouts;
import io.sfsdk.retry.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The defaults that the README tells are those of the code. */
class DefaultsTest {
    private final String readme = Repository.text(Repository.ROOT.resolve("README.md"));

    @Test
    void retriesAreAsTold() {
        RetryPolicy standard = RetryPolicy.standard();

        assertTold("attempts of a call, the first included", standard.maxAttempts());
        assertTold(
                "pause before a retry",
                "random, up to %s s, doubling up to %d s",
                standard.backoff().base().toMillis() / 1000.0,
                standard.backoff().cap().toSeconds());
        assertTold("all attempts and pauses together", seconds(standard.deadline()));
    }

    @Test
    void timeOutsAreAsTold() {
        RestTimeouts standard = RestTimeouts.standard();

        assertTold("one query call", seconds(standard.query()));
        assertTold("one write call", seconds(standard.write()));
        assertTold("any other call", seconds(standard.describe()));
    }

    @Test
    void sizesAreAsTold() {
        try (SalesforceClient client = SalesforceClient.builder(
                        FixedToken.of("nobody", URI.create("https://acme.my.salesforce.com")))
                .build()) {
            RestApi rest = client.rest();

            assertTold("records of one write call", rest.writer().profile().maxRecords());
            assertTold("records of a query page", "%,d", rest.source().profile().pageSize());
        }
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }

    private void assertTold(String what, Object value) {
        assertTold(what, "%s", value);
    }

    private void assertTold(String what, String format, Object... values) {
        assertThat(readme).contains("| " + what + " | " + String.format(Locale.ROOT, format, values) + " |");
    }
}
