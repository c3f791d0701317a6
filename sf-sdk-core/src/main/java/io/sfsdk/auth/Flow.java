package io.sfsdk.auth;

import io.sfsdk.auth.TokenAnswer.Refused;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one OAuth flow sends, and what a refusal means for it. For one login. */
interface Flow {
    /** The request's form, for one attempt. */
    Form form();

    /** Whether it may be sent again when no answer came: not if a second sending spends something. */
    boolean isRepeatable();

    /** Whether another attempt with a corrected clock is worth it, given how far the clocks are apart. */
    default boolean mayCorrectClock(Refused refused, Duration measured) {
        return false;
    }

    /** The app's secret, if this flow knows it: the org signs its answer with it. */
    default @Nullable String secret() {
        return null;
    }

    /** What was sent, as a diagnosis shows it; without secrets. */
    Evidence evidence();
}
