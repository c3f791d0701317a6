package io.sfsdk.auth;

import io.sfsdk.auth.TokenAnswer.Refused;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Explains a refused login: what was sent, what came back, how far the clocks are apart, and what to look at first. */
final class LoginDiagnosis {
    private static final Duration SUSPICIOUS = Duration.ofSeconds(60);

    private final URI loginUrl;
    private final Evidence evidence;
    private final Optional<Duration> skew;

    LoginDiagnosis(URI loginUrl, Evidence evidence, Optional<Duration> skew) {
        this.loginUrl = loginUrl;
        this.evidence = evidence;
        this.skew = skew;
    }

    ApiException of(Refused refused) {
        return new ApiException(
                message(refused),
                refused.status(),
                List.of(ApiError.of(codeOf(refused), refused.description())),
                retryability(refused),
                Delivery.REFUSED,
                refused.requestId());
    }

    private static ErrorCode codeOf(Refused refused) {
        return refused.error().isBlank() ? ErrorCode.UNSPECIFIED : new ErrorCode(refused.error());
    }

    private static Retryability retryability(Refused refused) {
        if (refused.isRateLimit()) {
            return Retryability.AFTER_LIMIT_FREES;
        }
        return refused.isPassing() ? Retryability.AFTER_DELAY : Retryability.NEVER;
    }

    private String message(Refused refused) {
        StringBuilder text = new StringBuilder("login at " + loginUrl + " was refused: " + whatCame(refused));
        text.append(". Grant: ").append(evidence.grant().name().toLowerCase(Locale.ROOT));
        text.append(". ").append(evidence.sent()).append(". ").append(clock());
        List<String> causes = causes(refused);
        text.append(" Likely causes, the likeliest first:");
        for (int i = 0; i < causes.size(); i++) {
            text.append(" (").append(i + 1).append(") ").append(causes.get(i)).append('.');
        }
        return text.toString();
    }

    private static String whatCame(Refused refused) {
        String words = refused.error().isEmpty()
                ? "no OAuth answer but \"" + refused.description() + '"'
                : refused.error() + ", \"" + refused.description() + '"';
        return words + " (HTTP " + refused.status() + ")";
    }

    private String clock() {
        return skew.map(LoginDiagnosis::describe).orElse("The answer had no Date, so clocks could not be compared.");
    }

    /** A positive skew means that the server's clock shows a later time. */
    private static String describe(Duration skew) {
        long seconds = skew.toSeconds();
        if (seconds == 0) {
            return "This machine's clock agrees with the server's.";
        }
        return "This machine's clock is " + Math.abs(seconds) + " s " + (seconds > 0 ? "behind" : "ahead of")
                + " the server's.";
    }

    /** Measured evidence goes before what experience says about these words. */
    private List<String> causes(Refused refused) {
        List<String> causes = new ArrayList<>();
        if (evidence.grant() == GrantType.JWT_BEARER
                && refused.mayBeSkew()
                && skew.filter(d -> d.abs().compareTo(SUSPICIOUS) > 0).isPresent()) {
            causes.add("the clock: set this machine's by NTP");
        }
        if (environmentsDiffer()) {
            causes.add("login URL and audience belong to different environments: for a sandbox both are"
                    + " https://test.salesforce.com or the sandbox's own host");
        }
        causes.addAll(LoginErrors.causesOf(evidence.grant(), refused.status(), refused.error(), refused.description()));
        return causes;
    }

    private boolean environmentsDiffer() {
        return evidence.knownAudience()
                .filter(audience -> !Audience.of(loginUrl).equals(audience))
                .isPresent();
    }
}
