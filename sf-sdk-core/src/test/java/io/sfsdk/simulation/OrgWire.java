package io.sfsdk.simulation;

import io.sfsdk.http.HttpBody;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.http.Headers;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A wire without sockets: the same bytes on the caller's thread, so that a history is a function of its seed. */
final class OrgWire implements HttpTransport {
    private final SimulatedOrg org;
    private final Weather weather;

    OrgWire(SimulatedOrg org, Weather weather) {
        this.org = org;
        this.weather = weather;
    }

    @Override
    public HttpResponse send(HttpRequest request) {
        weather.beforeSending(request);
        Response response = org.answer(incoming(request)).response();
        weather.beforeAnswering(request);
        List<HttpHeaders.Line> lines = response.headers().lines().stream()
                .map(line -> new HttpHeaders.Line(line.getKey(), line.getValue()))
                .toList();
        return new HttpResponse(response.status(), new HttpHeaders(lines), new ByteArrayInputStream(response.body()));
    }

    private static Request incoming(HttpRequest request) {
        URI url = URI.create(request.target());
        String target = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        List<Map.Entry<String, String>> lines = new ArrayList<>();
        request.headers().lines().forEach(line -> lines.add(Map.entry(line.name(), line.value())));
        request.content().ifPresent(body -> lines.add(Map.entry("Content-Type", body.contentType())));
        return new Request(
                request.method(),
                target,
                Headers.of(lines),
                request.content().map(OrgWire::bytes).orElse(new byte[0]));
    }

    private static byte[] bytes(HttpBody body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            body.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
