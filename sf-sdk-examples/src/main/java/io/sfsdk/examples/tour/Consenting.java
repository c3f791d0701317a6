package io.sfsdk.examples.tour;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sfsdk.auth.AuthorizationCode;
import io.sfsdk.auth.AuthorizationRequest;
import io.sfsdk.auth.IssuedTokens;
import io.sfsdk.auth.RefreshToken;
import io.sfsdk.auth.TokenStore;
import io.sfsdk.http.JdkHttpTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** How does a program on a person's machine log in as that person? With a browser, and a callback to this machine. */
public final class Consenting {
    private final String consumerKey;
    private final String loginUrl;
    private final JdkHttpTransport wire;

    public Consenting(String consumerKey, String loginUrl, JdkHttpTransport wire) {
        this.consumerKey = consumerKey;
        this.loginUrl = loginUrl;
        this.wire = wire;
    }

    /**
     * Lets a person consent, and keeps what that earns.
     *
     * @param browser opens a URL, for example by {@code Desktop.browse}
     */
    public void consent(TokenStore store, Consumer<URI> browser) throws IOException, InterruptedException {
        BlockingQueue<URI> callbacks = new LinkedBlockingQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/callback", exchange -> receive(exchange, callbacks));
        server.start();
        try {
            URI callback = URI.create("http://localhost:" + server.getAddress().getPort() + "/callback");
            // tag::consent
            AuthorizationCode flow = AuthorizationCode.builder(consumerKey, callback)
                    .loginUrl(loginUrl)
                    .scopes("api", "refresh_token")
                    .build();
            AuthorizationRequest begun = flow.begin();
            browser.accept(begun.url());
            IssuedTokens tokens = flow.exchange(wire, begun, callbacks.take());
            tokens.keepIn(store, "acme");
            // end::consent
        } finally {
            server.stop(0);
        }
    }

    /** From then on, and in any process that shares the store. */
    public RefreshToken login(TokenStore store) {
        // tag::refresh
        RefreshToken login = RefreshToken.builder(consumerKey, store, "acme")
                .loginUrl(loginUrl)
                .build();
        // end::refresh
        return login;
    }

    private static void receive(HttpExchange exchange, BlockingQueue<URI> callbacks) {
        try (exchange) {
            byte[] page = "You may close this window.".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            callbacks.add(exchange.getRequestURI());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
