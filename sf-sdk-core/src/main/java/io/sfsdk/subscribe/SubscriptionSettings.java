package io.sfsdk.subscribe;

import io.sfsdk.deadletter.DeadLetterSink;
import io.sfsdk.event.EventTransport;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.retry.Backoff;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.retry.Sleeper;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription was set up with.
 *
 * @param name of the position
 * @param start where to begin if nothing is stored
 * @param assembly makes of events what the handler gets at once
 * @param byTransaction whether that is a transaction
 * @param handlers who handles, and how many at a time
 * @param ownName of the client whose changes are left out
 * @param remembered how many settled events are known again
 * @param kept how long the org keeps events of the channel
 * @param storeEvery after how many handled events the position is stored
 * @param demand events that are in memory at a time
 * @param deadInARow dead letters in a row that end the run
 * @param backoff between attempts to connect
 * @param patience for an outage
 * @param limitPause at least, where an allocation is used up
 * @param longestSilence of a server, until it is taken for dead
 */
record SubscriptionSettings(
        EventTransport transport,
        WatermarkStore store,
        String channel,
        String name,
        ReplayPosition start,
        ExpiredReplay expired,
        Supplier<Assembly> assembly,
        boolean byTransaction,
        Handlers handlers,
        @Nullable String ownName,
        int remembered,
        RetryPolicy retry,
        @Nullable DeadLetterSink deadLetters,
        int deadInARow,
        Duration kept,
        int storeEvery,
        int demand,
        Backoff backoff,
        Duration patience,
        Duration limitPause,
        Duration longestSilence,
        SubscriptionListener listener,
        Clock clock,
        Sleeper sleeper,
        RandomGenerator random) {}
