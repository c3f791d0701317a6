package io.sfsdk.stream;

import io.sfsdk.auth.CachingTokenSource;
import io.sfsdk.http.ApiVersion;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.module.EventSpending;
import io.sfsdk.retry.Sleeper;
import java.time.Clock;

/**
 * What the parts of this adapter share.
 *
 * @param transport signs, and repeats nothing
 * @param tokens the session that it signs with
 * @param maxAnswerBytes of one answer
 * @param spending pays for the events that arrive
 */
record StreamParts(
        HttpTransport transport,
        CachingTokenSource tokens,
        ApiVersion version,
        StreamTimeouts timeouts,
        int maxAnswerBytes,
        Clock clock,
        Sleeper sleeper,
        EventSpending spending) {}
