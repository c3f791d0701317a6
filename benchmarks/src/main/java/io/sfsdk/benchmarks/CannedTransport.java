package io.sfsdk.benchmarks;

import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.http.HttpTransport;
import java.io.ByteArrayInputStream;

/** Answers every request from memory with the same bytes and the headers of a real answer, so that all else can be measured alone. */
final class CannedTransport implements HttpTransport {
    private static final HttpHeaders HEADERS = HttpHeaders.none()
            .with("Date", "Mon, 24 Nov 2025 10:11:12 GMT")
            .with("Set-Cookie", "CookieConsentPolicy=0:1; path=/; Max-Age=31536000; secure")
            .with("Set-Cookie", "LSKey-c$CookieConsentPolicy=0:1; path=/; Max-Age=31536000; secure")
            .with("Strict-Transport-Security", "max-age=63072000; includeSubDomains")
            .with("X-Content-Type-Options", "nosniff")
            .with("X-Robots-Tag", "none")
            .with("Cache-Control", "no-cache,must-revalidate,max-age=0,no-store,private")
            .with("Sforce-Limit-Info", "api-usage=1234/100000")
            .with("Vary", "Accept-Encoding")
            .with("X-SFDC-Request-Id", "b4e2f1a90c3d5e6f7a8b9c0d1e2f3a4b");

    private final byte[] body;
    private final HttpHeaders headers;

    /** Answers JSON. */
    CannedTransport(byte[] body) {
        this(body, "application/json;charset=UTF-8");
    }

    CannedTransport(byte[] body, String contentType) {
        this.body = body;
        this.headers = HEADERS.with("Content-Type", contentType);
    }

    @Override
    public HttpResponse send(HttpRequest request) {
        return new HttpResponse(200, headers, new ByteArrayInputStream(body));
    }
}
