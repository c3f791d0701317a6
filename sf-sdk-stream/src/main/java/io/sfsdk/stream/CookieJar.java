package io.sfsdk.stream;

import io.sfsdk.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/**
 * The cookies of one Bayeux session, given back byte for byte. Without them the org does not know the session on its next request;
 * shared by two sessions they look like one browser with two windows, which the org slows down. Safe to share.
 */
final class CookieJar {
    private final Map<String, String> cookies = new ConcurrentSkipListMap<>();

    void keep(HttpResponse answer) {
        answer.headers().all("Set-Cookie").forEach(this::keep);
    }

    private void keep(String setCookie) {
        int end = setCookie.indexOf(';');
        String pair = end < 0 ? setCookie : setCookie.substring(0, end);
        int equals = pair.indexOf('=');
        if (equals <= 0) {
            return;
        }
        String name = pair.substring(0, equals).strip();
        if (isEnded(end < 0 ? "" : setCookie.substring(end))) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair.substring(equals + 1).strip());
        }
    }

    private static boolean isEnded(String attributes) {
        return attributes.replace(" ", "").toLowerCase(Locale.ROOT).matches(".*;max-age=(0|-\\d+)(;.*)?");
    }

    Optional<String> header() {
        return cookies.isEmpty()
                ? Optional.empty()
                : Optional.of(cookies.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; ")));
    }

    /** Names only: their values are as good as a session. */
    @Override
    public String toString() {
        return "cookies " + cookies.keySet();
    }
}
