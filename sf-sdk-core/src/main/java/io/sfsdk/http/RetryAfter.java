package io.sfsdk.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads {@code Retry-After}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#field.retry-after">RFC 9110, Retry-After</a>
 */
final class RetryAfter {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int DIGITS_OF_A_LONG_WAIT = 6;

    private RetryAfter() {}

    static Optional<Duration> of(HttpResponse response, Instant now) {
        return response.headers()
                .first("Retry-After")
                .map(String::strip)
                .flatMap(text -> isCount(text)
                        ? seconds(text)
                        : until(text, response.date().orElse(now)))
                .filter(wait -> !wait.isNegative() && !wait.isZero())
                .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }

    private static boolean isCount(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Optional<Duration> seconds(String digits) {
        boolean absurd = digits.length() > DIGITS_OF_A_LONG_WAIT;
        return Optional.of(absurd ? LONGEST : Duration.ofSeconds(Long.parseLong(digits)));
    }

    private static Optional<Duration> until(String date, Instant now) {
        return HttpDate.parse(date).map(end -> Duration.between(now, end));
    }
}
