package io.sfsdk.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Executor;
import java.util.zip.GZIPInputStream;

/** The JDK's client as one would use it without a library: the same request headers, the body as bytes. */
final class BareClient {
    private final HttpClient client;
    private final URI base;
    private final String accessToken;

    BareClient(URI base, String accessToken, Executor executor) {
        this.base = base;
        this.accessToken = accessToken;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(executor)
                .build();
    }

    /** The body as it came, perhaps compressed. */
    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Accept", "application/json")
                .header("Accept-Encoding", "gzip")
                .header("Sforce-Call-Options", "client=sf-sdk")
                .header("Sforce-Mru", "updateMru=false")
                .header("Authorization", "Bearer " + accessToken)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    /** The body inflated. */
    InputStream body(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = get(path);
        InputStream body = new ByteArrayInputStream(answer.body());
        boolean deflated = answer.headers().firstValue("Content-Encoding").isPresent();
        return deflated ? new GZIPInputStream(body, 8192) : body;
    }
}
