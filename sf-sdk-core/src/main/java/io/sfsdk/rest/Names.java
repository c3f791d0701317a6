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

    /** An object's or field's API name. */
    static String requireName(String what, String name) {
        if (!isApiName(name)) {
            throw new IllegalArgumentException(
                    what + " is an API name of letters, digits and underscores, such as Account or Invoice__c");
        }
        return name;
    }

    private static boolean isApiName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!letter && (i == 0 || (c != '_' && (c < '0' || c > '9')))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

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
