package io.sfsdk.http;

import java.io.InputStream;
import java.net.http.HttpClient.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Turns the JDK's answer into ours: checked head, inflated body. */
final class JdkAnswer {
    private static final int USUAL_LINES = 16;

    private final int maxHeaderBytes;
    private final InflatedBody.Bounds bounds;

    JdkAnswer(int maxHeaderBytes, InflatedBody.Bounds bounds) {
        this.maxHeaderBytes = maxHeaderBytes;
        this.bounds = bounds;
    }

    HttpResponse of(java.net.http.HttpResponse<InputStream> answer, WireFailures failures) {
        HttpHeaders headers = linesOf(answer);
        checkHead(headers, failures);
        boolean empty = hasNoBody(answer, headers);
        boolean framed = answer.version() == Version.HTTP_2 || isFramed(headers) || empty;
        String encoding =
                headers.first("Content-Encoding").orElse("identity").strip().toLowerCase(Locale.ROOT);
        if (empty || encoding.equals("identity")) {
            return new HttpResponse(answer.statusCode(), headers, answer.body(), framed);
        }
        return new HttpResponse(answer.statusCode(), withoutEncoding(headers), decoded(encoding, answer, failures));
    }

    private InputStream decoded(
            String encoding, java.net.http.HttpResponse<InputStream> answer, WireFailures failures) {
        if (encoding.equals("gzip") || encoding.equals("x-gzip")) {
            return new InflatedBody(answer.body(), bounds, failures);
        }
        return new UnreadableBody(answer.body(), failures.damagedBody("has an encoding nobody asked for", null));
    }

    private void checkHead(HttpHeaders headers, WireFailures failures) {
        long bytes = 0;
        for (HttpHeaders.Line line : headers.lines()) {
            bytes += line.name().length() + line.value().length() + 4L;
        }
        if (bytes > maxHeaderBytes) {
            throw failures.oddHead("has " + bytes + " bytes, more than " + maxHeaderBytes);
        }
        List<String> lengths = headers.all("Content-Length");
        if (lengths.size() > 1 && lengths.stream().map(String::strip).distinct().count() > 1) {
            throw failures.oddHead("names two different lengths");
        }
    }

    private static boolean isFramed(HttpHeaders headers) {
        if (headers.first("Content-Length").isPresent()) {
            return true;
        }
        for (String coding : headers.all("Transfer-Encoding")) {
            if (coding.toLowerCase(Locale.ROOT).contains("chunked")) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasNoBody(java.net.http.HttpResponse<?> answer, HttpHeaders headers) {
        return answer.statusCode() == 204
                || answer.statusCode() == 304
                || answer.request().method().equals("HEAD")
                || headers.first("Content-Length").filter("0"::equals).isPresent();
    }

    private static HttpHeaders linesOf(java.net.http.HttpResponse<?> answer) {
        List<HttpHeaders.Line> lines = new ArrayList<>(USUAL_LINES);
        answer.headers().map().forEach((name, values) -> {
            for (int i = 0; i < values.size(); i++) {
                lines.add(new HttpHeaders.Line(name, values.get(i)));
            }
        });
        return new HttpHeaders(lines);
    }

    /** The body is handed on inflated, so what described the deflated one would mislead. */
    private static HttpHeaders withoutEncoding(HttpHeaders headers) {
        return new HttpHeaders(headers.lines().stream()
                .filter(line -> !line.name().equalsIgnoreCase("Content-Encoding")
                        && !line.name().equalsIgnoreCase("Content-Length"))
                .toList());
    }
}
