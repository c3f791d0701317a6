package io.sfsdk.http;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import org.jspecify.annotations.Nullable;

/** A request in the JDK's words. */
final class JdkRequest {
    private JdkRequest() {}

    static java.net.http.HttpRequest of(HttpRequest request, URI uri, BodyPublisher publisher) {
        java.net.http.HttpRequest.Builder builder =
                java.net.http.HttpRequest.newBuilder(uri).method(request.method(), publisher);
        builder.timeout(Deadline.finite(request.timeout()));
        builder.setHeader("Accept-Encoding", "gzip");
        request.content().ifPresent(body -> add(builder, "Content-Type", body.contentType()));
        request.headers().lines().forEach(line -> add(builder, line.name(), line.value()));
        return builder.build();
    }

    /** Bodies in memory are handed on as they are; others are pumped by the sending thread. */
    static BodyPublisher publisher(HttpRequest request, @Nullable PumpedBody pumped) {
        HttpBody body = request.body();
        if (body == null) {
            return BodyPublishers.noBody();
        }
        if (pumped != null) {
            return new OneShotPublisher(pumped);
        }
        BodyPublisher whole = BodyPublishers.ofByteArray(body.inMemory().orElseThrow());
        return request.repeatable() ? whole : new OneShotPublisher(whole);
    }

    /** The JDK's own message would quote the value. */
    @SuppressWarnings("UnusedException")
    private static void add(java.net.http.HttpRequest.Builder builder, String name, String value) {
        try {
            builder.header(name, value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the header " + name
                    + " cannot be set, or its value holds a line break or another forbidden character");
        }
    }
}
