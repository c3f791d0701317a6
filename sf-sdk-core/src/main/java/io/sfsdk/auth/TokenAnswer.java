package io.sfsdk.auth;

import io.sfsdk.error.ProtocolException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the token endpoint said. */
sealed interface TokenAnswer {
    /**
     * A token.
     *
     * @param refreshToken null if the flow gives none, or the app does not rotate them
     * @param doubt why the answer may not be the org's; null if nothing speaks against it
     */
    record Granted(
            AccessToken token,
            @Nullable String refreshToken,
            @Nullable ProtocolException doubt) implements TokenAnswer {
        /** The token, if the answer is not in doubt. */
        AccessToken believed() {
            if (doubt != null) {
                throw doubt;
            }
            return token;
        }

        @Override
        public String toString() {
            return "Granted[" + token + "]";
        }
    }

    /**
     * No token.
     *
     * @param error OAuth's code; empty if the answer was no OAuth answer
     * @param description the server's words, or the start of a page
     * @param retryAfter the pause it asked for, or zero
     */
    record Refused(
            int status,
            String error,
            String description,
            Duration retryAfter,
            @Nullable String requestId) implements TokenAnswer {
        /** Whether the same login may succeed a moment later. */
        boolean isPassing() {
            boolean page = error.isEmpty() && (status == 200 || status == 429 || status >= 500);
            return page || status >= 500 || error.equals("unknown_error");
        }

        /** Whether a wrong clock is among the causes. */
        boolean mayBeSkew() {
            return error.equals("invalid_grant")
                    && (description.contains("expired authorization code")
                            || description.contains("invalid assertion"));
        }

        boolean isRateLimit() {
            return description.contains("login rate exceeded") || error.equals("rate_limit_exceeded");
        }
    }
}
