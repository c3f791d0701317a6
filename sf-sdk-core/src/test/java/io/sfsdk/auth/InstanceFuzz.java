package io.sfsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sfsdk.http.HttpRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** A token follows only a URL that belongs to the org, whatever a login answer or a caller says. */
class InstanceFuzz {
    private static final URI INSTANCE = URI.create("https://acme.my.salesforce.com");

    private final InstanceHosts hosts = new InstanceHosts(URI.create("https://login.salesforce.com"), Set.of());

    static Stream<byte[]> urls() {
        return Stream.of(
                        "https://acme.my.salesforce.com/",
                        "https://acme.my.salesforce.com/services/data?x=1",
                        "/services/data/v66.0/query",
                        "//evil.example/x",
                        "https://acme.my.salesforce.com@evil.example",
                        "https://evilsalesforce.com",
                        "https://acme.my.salesforce.com:8443/x",
                        "https://evil.example/.salesforce.com")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("urls")
    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void noUrlLeadsATokenElsewhere(byte[] bytes) {
        String url = new String(bytes, StandardCharsets.UTF_8);

        hosts.accepted(url).ifPresent(InstanceFuzz::requireSalesforce);
        try {
            String path = InstanceTarget.pathOf(HttpRequest.get(url, Duration.ofSeconds(1)), INSTANCE);

            assertThat(path.charAt(0)).isEqualTo('/');
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("was not sent");
        }
    }

    private static void requireSalesforce(URI accepted) {
        assertThat(accepted.getScheme()).isEqualToIgnoringCase("https");
        assertThat(accepted.getRawUserInfo()).isNull();
        assertThat(accepted.getHost().toLowerCase(Locale.ROOT))
                .matches(
                        ".*\\.(salesforce\\.com|force\\.com|cloudforce\\.com|salesforce\\.mil|crmforce\\.mil|sfcrmproducts\\.cn)");
    }
}
