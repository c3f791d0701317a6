package io.sfsdk.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Puts names and values into paths, so that none can change what the path means. */
final class Names {
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+00:00'");

    private Names() {}

    /** One path segment; a blank becomes {@code %20}, since a plus stands for itself in a path. */
    static String segment(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A query parameter's value. */
    static String parameter(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** A moment as the replication resources take it, in whole seconds. */
    static String parameter(Instant moment) {
        return parameter(OFFSET.format(moment.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC)));
    }
}
