package io.sfsdk.auth;

import io.sfsdk.retry.RetryBudget;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.retry.Sleeper;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** What all logins of one source share, whatever the flow. */
record LoginSetup(
        URI loginUrl,
        Duration timeout,
        TokenEndpoint endpoint,
        ClockSkew skew,
        RetryPolicy retry,
        RetryBudget budget,
        Clock clock,
        Sleeper sleeper,
        RandomGenerator random) {}
