package io.sfsdk.answer;

import io.sfsdk.error.ApiError;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words an exception: what was attempted, what came back, what to do; one line, bounded, without secrets. */
final class ErrorMessage {
    private static final int MAX_LENGTH = 512;
    private static final Pattern SESSION = Pattern.compile("00D[A-Za-z0-9]{9,15}![A-Za-z0-9._]+");
    private static final Pattern TOKEN =
            Pattern.compile("(?i)\\b(bearer|oauth|access_token=|refresh_token=)\\s*[\\w.!~+/=-]{8,}");

    private ErrorMessage() {}

    static String of(String attempt, int status, List<ApiError> errors, Disclosure disclosure) {
        return of(attempt, status, errors, disclosure, Advice.on(status, errors));
    }

    static String of(String attempt, int status, List<ApiError> errors, Disclosure disclosure, String advice) {
        String codes = errors.stream().map(ApiError::toString).distinct().collect(Collectors.joining(", "));
        String head = clean(attempt + " was refused with status " + status + " " + codes);
        String said = clean(disclosure.words(errors.get(0)));
        String text = said.isEmpty() ? "" : ": " + clipped(said, MAX_LENGTH - head.length() - advice.length() - 4);
        return clipped(head + text + ". " + advice, MAX_LENGTH);
    }

    /** One line of at most {@link #MAX_LENGTH} characters without tokens. */
    static String clean(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        String hidden = TOKEN.matcher(SESSION.matcher(line).replaceAll("***")).replaceAll("$1 ***");
        return clipped(hidden, MAX_LENGTH);
    }

    private static String clipped(String text, int length) {
        return text.length() <= length ? text : text.substring(0, Math.max(0, length - 1)) + "…";
    }
}
