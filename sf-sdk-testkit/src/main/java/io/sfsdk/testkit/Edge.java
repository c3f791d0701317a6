package io.sfsdk.testkit;

import io.sfsdk.testkit.http.Headers;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Puts the headers around every answer that real answers have, in the order in which they were recorded. Safe to share. */
final class Edge {
    private static final DateTimeFormatter DATE = format("EEE, dd MMM yyyy HH:mm:ss 'GMT'");
    private static final DateTimeFormatter COOKIE_DATE = format("EEE, dd-MMM-yyyy HH:mm:ss 'GMT'");
    private static final Duration COOKIE_LIFE = Duration.ofDays(365);

    private final Clock clock;
    private final AtomicLong answered = new AtomicLong();
    private final long seed;
    private volatile Duration skew = Duration.ZERO;
    private volatile @Nullable Second second;

    Edge(Clock clock, long seed) {
        this.clock = clock;
        this.seed = seed;
    }

    /** Shifts the {@code Date} header against the org's time. */
    void skew(Duration shift) {
        this.skew = shift;
        this.second = null;
    }

    Response dress(Request request, Response response) {
        if (response.status() == 0) {
            return response;
        }
        List<Map.Entry<String, String>> lines = new ArrayList<>(20);
        boolean soap = request.path().startsWith("/services/Soap/");
        leading().stream().filter(line -> !soap || isOfSoap(line)).forEach(lines::add);
        Headers own = response.headers();
        own.lines().stream().filter(Edge::isLimitInfo).forEach(lines::add);
        own.lines().stream().filter(line -> !isLimitInfo(line) && !isType(line)).forEach(lines::add);
        own.lines().stream().filter(Edge::isType).forEach(lines::add);
        if (isCompressible(request, response)) {
            lines.add(Map.entry("Vary", "Accept-Encoding"));
        }
        String id = requestId();
        lines.add(Map.entry("Server", "sfdcedge"));
        lines.add(Map.entry("X-SFDC-Request-Id", id));
        lines.add(Map.entry("X-Request-Id", id));
        return response.withHeaders(Headers.of(lines));
    }

    /** Recorded on what GET and POST brought; on no refusal and on no answer to PATCH or DELETE. */
    private static boolean isCompressible(Request request, Response response) {
        boolean asked = request.method().equals("GET") || request.method().equals("POST");
        return asked && (response.status() == 200 || response.status() == 201);
    }

    /** Recorded SOAP answers have a date, a cache rule and one cookie. */
    private static boolean isOfSoap(Map.Entry<String, String> line) {
        return switch (line.getKey()) {
            case "Date", "Cache-Control" -> true;
            default -> line.getValue().startsWith("BrowserId");
        };
    }

    private static boolean isLimitInfo(Map.Entry<String, String> line) {
        return line.getKey().equals("Sforce-Limit-Info");
    }

    private static boolean isType(Map.Entry<String, String> line) {
        return line.getKey().equals("Content-Type");
    }

    /** The same for all answers of one second. */
    private List<Map.Entry<String, String>> leading() {
        Instant now = clock.instant().plus(skew);
        Second known = second;
        if (known == null || known.epochSecond() != now.getEpochSecond()) {
            known = new Second(now.getEpochSecond(), leading(now));
            second = known;
        }
        return known.lines();
    }

    private static List<Map.Entry<String, String>> leading(Instant now) {
        String life = "; path=/; expires=" + COOKIE_DATE.format(now.plus(COOKIE_LIFE)) + "; Max-Age=31536000; secure";
        return List.of(
                Map.entry("Date", DATE.format(now)),
                Map.entry("Set-Cookie", "CookieConsentPolicy=0:1" + life),
                Map.entry("Set-Cookie", "LSKey-c$CookieConsentPolicy=0:1" + life),
                Map.entry("Strict-Transport-Security", "max-age=63072000; includeSubDomains"),
                Map.entry("X-Content-Type-Options", "nosniff"),
                Map.entry("X-Robots-Tag", "none"),
                Map.entry("Cache-Control", "no-cache,must-revalidate,max-age=0,no-store,private"),
                Map.entry(
                        "Set-Cookie",
                        "BrowserId=SimulatedBrowserId0000; domain=.salesforce.com" + life + "; SameSite=None"));
    }

    private String requestId() {
        long number = answered.incrementAndGet();
        String high = Long.toHexString((seed * 0x9E3779B97F4A7C15L) | (1L << 63));
        String low = Long.toHexString(number * 0xBF58476D1CE4E5B9L);
        return high + "0".repeat(16 - low.length()) + low;
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    private record Second(long epochSecond, List<Map.Entry<String, String>> lines) {}
}
