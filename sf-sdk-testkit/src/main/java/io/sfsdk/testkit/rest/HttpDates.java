package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Request;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Dates of HTTP headers, {@code Thu, 01 Jan 2026 11:58:00 GMT}, one second fine. */
final class HttpDates {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private HttpDates() {}

    static String format(Instant instant) {
        return FORMAT.format(instant);
    }

    static boolean isNotModifiedSince(Request request, Instant modified) {
        return header(request, "If-Modified-Since")
                .map(since -> !modified.truncatedTo(ChronoUnit.SECONDS).isAfter(since))
                .orElse(false);
    }

    static boolean isModifiedSince(Request request, Instant modified) {
        return header(request, "If-Unmodified-Since")
                .map(since -> modified.truncatedTo(ChronoUnit.SECONDS).isAfter(since))
                .orElse(false);
    }

    private static Optional<Instant> header(Request request, String name) {
        try {
            return request.headers().first(name).map(FORMAT::parse).map(Instant::from);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
