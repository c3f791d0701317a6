package io.sfsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests, headers, versions: what they show and what they hide. */
class ValuesTest {
    @Test
    void aRequestShowsMethodAndPathButNoQueryNoUserAndNoHeader() {
        HttpRequest request = HttpRequest.get(
                        "https://user:canary@acme.my.salesforce.com/query?q=canary", Duration.ofSeconds(1))
                .withHeader("Authorization", "Bearer canary");

        assertThat(request).hasToString("GET https://acme.my.salesforce.com/query");
        assertThat(request.headers().toString()).contains("Authorization").doesNotContain("canary");
    }

    @Test
    void aRequestWhosePathHoldsAValueGoesByAnotherName() {
        HttpRequest upsert = new HttpRequest(
                        "PATCH",
                        "/sobjects/Account/Ext__c/canary",
                        HttpHeaders.none(),
                        HttpBody.json("canary".getBytes(StandardCharsets.UTF_8)),
                        true,
                        Duration.ofSeconds(1))
                .describedAs("upsert Account by Ext__c")
                .withTarget("/elsewhere/canary")
                .withTimeout(Duration.ofSeconds(2));

        assertThat(upsert).hasToString("upsert Account by Ext__c");
        assertThat(upsert.content().orElseThrow().toString()).doesNotContain("canary");
    }

    @Test
    void headersAreFoundWhateverTheirCaseAndMayRepeat() {
        HttpHeaders headers = HttpHeaders.none().with("Set-Cookie", "a").with("set-cookie", "b");

        assertThat(headers.first("SET-COOKIE")).contains("a");
        assertThat(headers.all("Set-Cookie")).containsExactly("a", "b");
    }

    @Test
    void aRequestNeedsTime() {
        assertThatIllegalArgumentException().isThrownBy(() -> HttpRequest.get("/x", Duration.ZERO));
    }

    @Test
    void versionsAreOrderedByNumberNotByText() {
        assertThat(ApiVersion.of("100.0")).isGreaterThan(ApiVersion.of("66.0"));
        assertThat(ApiVersion.of("v66.0"))
                .isEqualByComparingTo(ApiVersion.standard())
                .hasToString("66.0");
        assertThat(ApiVersion.of("66").path()).isEqualTo("/services/data/v66.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "1000", "", "66.0.0", "66.5", "66,0", "latest", "-66"})
    void aVersionThatIsNoneIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ApiVersion.of(text));
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme.my.salesforce.com, https://ACME.my.salesforce.com:443, true",
        "https://acme.my.salesforce.com, https://acme.my.salesforce.com:8443, false",
        "https://acme.my.salesforce.com, http://acme.my.salesforce.com, false",
        "https://acme.my.salesforce.com, https://acme.my.salesforce.com.evil.example, false",
        "http://localhost, http://localhost:80, true"
    })
    void anOriginIsSchemeHostAndPort(URI one, URI other, boolean same) {
        assertThat(Hosts.sameOrigin(one, other)).isEqualTo(same);
    }

    @Test
    void whatNamesNoHostHasNoOriginInCommon() {
        assertThat(Hosts.sameOrigin(URI.create("/services"), URI.create("/services")))
                .isFalse();
        assertThat(Hosts.sameOrigin(URI.create("https:x"), URI.create("https:x")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost,true",
        "LocalHost,true",
        "127.0.0.1,true",
        "127.9.9.9,true",
        "127.0.0.255,true",
        "127.0.0.256,false",
        "127.0.0.1.1,false",
        "::1,true",
        "[::1,false",
        "[::1],true",
        "localhost.evil.example,false",
        "127.0.0.1.evil.example,false",
        "10.0.0.1,false",
        "evil-localhost,false"
    })
    void loopbackIsKnownByNameWithoutALookup(String host, boolean loopback) {
        assertThat(Hosts.isLoopback(host)).isEqualTo(loopback);
    }
}
