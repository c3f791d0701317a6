package io.sfsdk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.SalesforceClient;
import io.sfsdk.TokenStores;
import io.sfsdk.auth.TokenStore;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import io.sfsdk.watermark.FileWatermarkStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SimulatedOrgExtension.class)
class ConsentingTest {
    @TempDir
    private Path folder;

    @Test
    void aPersonConsentsOnceAndTheProgramStaysLoggedIn(SimulatedOrg org) throws Exception {
        TokenStore store = TokenStores.over(FileWatermarkStore.at(folder));
        try (JdkHttpTransport wire = TourOrg.wire()) {
            Consenting consenting =
                    new Consenting(org.clientId(), org.loginUrl().toString(), wire);

            consenting.consent(store, ConsentingTest::browse);
            org.expireSessions();

            try (SalesforceClient client = TourOrg.client(consenting.login(store), wire)) {
                assertThat(client.rest().userInfo().username()).isEqualTo(org.username());
            }
        }
    }

    /** A browser: follows where it is sent. */
    private static void browse(URI url) {
        HttpClient browser = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
        try {
            browser.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
