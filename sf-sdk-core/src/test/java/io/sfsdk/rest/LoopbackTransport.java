package io.sfsdk.rest;

import io.sfsdk.error.Delivery;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.http.HttpTransport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;

/** The plainest transport to a server on this machine: one exchange, no retries, no credentials. */
final class LoopbackTransport implements HttpTransport {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String baseUrl;

    LoopbackTransport(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Override
    public HttpResponse send(HttpRequest request) {
        try {
            java.net.http.HttpResponse<InputStream> answer =
                    client.send(plain(request), java.net.http.HttpResponse.BodyHandlers.ofInputStream());
            return new HttpResponse(answer.statusCode(), headers(answer), answer.body());
        } catch (IOException e) {
            throw new TransportException(request.describe() + " had no answer", Delivery.UNKNOWN, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException(request.describe() + " was interrupted", Delivery.UNKNOWN, e);
        }
    }

    private java.net.http.HttpRequest plain(HttpRequest request) throws IOException {
        java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(
                        URI.create(baseUrl + request.target()))
                .timeout(request.timeout());
        request.headers().lines().forEach(line -> builder.header(line.name(), line.value()));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (request.body() != null) {
            builder.header("Content-Type", request.body().contentType());
            request.body().writeTo(body);
        }
        return builder.method(
                        request.method(), java.net.http.HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
    }

    private static HttpHeaders headers(java.net.http.HttpResponse<InputStream> answer) {
        List<HttpHeaders.Line> lines = new ArrayList<>();
        answer.headers()
                .map()
                .forEach((name, values) -> values.forEach(value -> lines.add(new HttpHeaders.Line(name, value))));
        return new HttpHeaders(lines);
    }
}
