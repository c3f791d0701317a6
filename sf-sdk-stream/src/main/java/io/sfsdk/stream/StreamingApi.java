package io.sfsdk.stream;

import io.sfsdk.answer.Answers;
import io.sfsdk.answer.BodyRetry;
import io.sfsdk.auth.AuthenticatingTransport;
import io.sfsdk.auth.CachingTokenSource;
import io.sfsdk.event.EventTransport;
import io.sfsdk.http.ApiVersion;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.module.ApiModule;
import io.sfsdk.module.ApiParts;
import io.sfsdk.module.EventSpending;
import io.sfsdk.retry.RetryBudget;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.retry.Sleeper;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Salesforce's Streaming API: PushTopics, generic channels, platform events and change events over long polling (CometD). Immutable and
 * safe to share.
 *
 * <p>Each subscription is a session of its own and counts as one of the org's concurrent clients. Nothing is polled while events wait to
 * be handled. Polls go over the client's transport; leave that at HTTP/1.1, which Salesforce's guide asks for here.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/intro_stream.htm">Streaming API
 *     Developer Guide</a>
 */
public final class StreamingApi {
    /** Older ones lack the replay extension as it is now. */
    private static final int OLDEST_VERSION = 43;

    private final CometdTransport events;
    private final PushTopics topics;
    private final ChannelPush channels;
    private final ApiVersion version;

    private StreamingApi(Builder built) {
        HttpTransport signing = new AuthenticatingTransport(built.wire, built.tokens);
        this.version = built.version;
        this.events = new CometdTransport(new StreamParts(
                signing,
                built.tokens,
                built.version,
                built.timeouts,
                built.maxAnswerBytes,
                built.clock,
                built.sleeper,
                built.spending));
        Answers answers = built.answers == null ? new Answers(signing, built.repeating()) : built.answers;
        StreamRecords records = new StreamRecords(answers, built.version, built.timeouts.call());
        this.topics = new PushTopics(records);
        this.channels = new ChannelPush(records);
    }

    /**
     * An API with stated defaults.
     *
     * @param wire neither signs nor repeats
     * @param tokens the session
     */
    public static Builder builder(HttpTransport wire, CachingTokenSource tokens) {
        return new Builder(wire, tokens);
    }

    /** For {@code SalesforceClient.builder(login).with(StreamingApi.module())}, or {@code client.events(channel).via(..)}. */
    public static ApiModule<StreamingApi> module() {
        return module(settings -> settings);
    }

    /** The same with settings of its own, over those of the client. */
    public static ApiModule<StreamingApi> module(UnaryOperator<Builder> settings) {
        return org -> {
            StreamingApi api = settings.apply(builder(org.unsigned(), org.session())
                            .answers(org.answers())
                            .version(org.version())
                            .time(org.clock(), org.sleeper())
                            .spending(org.events()))
                    .build();
            return ApiParts.of(api).events(api.events());
        };
    }

    /** Receives events. */
    public EventTransport events() {
        return events;
    }

    /**
     * Sets a PushTopic up: creates it, or changes the one of that name to what is asked for, or leaves it if it is so already. Takes
     * two calls. When no answer comes to the creation nobody knows whether it is there; calling again is harmless.
     *
     * @throws io.sfsdk.error.ApiException if the org refuses it; of a query that a PushTopic cannot have it says why
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/unsupported_soql_statements.htm">Streaming
     *     API Developer Guide, Unsupported PushTopic Queries</a>
     */
    public StoredTopic put(PushTopic topic) {
        return topics.put(topic);
    }

    /**
     * Pushes texts to a generic channel, in one call behind one that looks for the channel. Never repeated by itself, since a second
     * push is a second event: when no answer comes, nobody knows.
     *
     * @param channel for example {@code /u/notices}
     * @return one delivery a text, in their order
     * @throws IllegalArgumentException if a text is too long, or there is no such channel; nothing was pushed
     * @throws io.sfsdk.error.SalesforceException if the org refused it, or with {@code delivery()} {@code UNKNOWN} if no answer came
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/restapi_push_resource.htm">Streaming
     *     API Developer Guide, Streaming Channel Push</a>
     */
    public List<PushDelivery> push(String channel, List<PushMessage> messages) {
        return channels.push(channel, messages);
    }

    /** The version in use. */
    public ApiVersion version() {
        return version;
    }

    /** Settings of a {@link StreamingApi}. Used by one thread. */
    public static final class Builder {
        private final HttpTransport wire;
        private final CachingTokenSource tokens;
        private ApiVersion version = ApiVersion.standard();
        private StreamTimeouts timeouts = StreamTimeouts.standard();
        private int maxAnswerBytes = 64 << 20;
        private Clock clock = Clock.systemUTC();
        private Sleeper sleeper = Sleeper.system();
        private EventSpending spending = EventSpending.unpaid();
        private @Nullable Answers answers;

        private Builder(HttpTransport wire, CachingTokenSource tokens) {
            this.wire = wire;
            this.tokens = tokens;
        }

        /** Default: {@link ApiVersion#standard()}; at least 43. Change it while nothing is subscribed: fields may differ. */
        public Builder version(ApiVersion chosen) {
            if (chosen.number() < OLDEST_VERSION) {
                throw new IllegalArgumentException("streaming needs API version 43.0 or newer, got " + chosen);
            }
            this.version = chosen;
            return this;
        }

        /** Default: {@link StreamTimeouts#standard()}. */
        public Builder timeouts(StreamTimeouts chosen) {
            this.timeouts = chosen;
            return this;
        }

        /** Bytes of one answer at most; the server decides how many events that are, of up to 1 MB each. Default: 64 MiB. */
        public Builder maxAnswerBytes(int bytes) {
            if (bytes < 1 || bytes == Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "an answer has 1 to " + (Integer.MAX_VALUE - 1) + " bytes, got " + bytes);
            }
            this.maxAnswerBytes = bytes;
            return this;
        }

        /** Default: the system's. */
        public Builder time(Clock chosenClock, Sleeper chosenSleeper) {
            this.clock = chosenClock;
            this.sleeper = chosenSleeper;
            return this;
        }

        /** Pays for the events that arrive: none is asked for that is not paid. Default: nobody counts. */
        public Builder spending(EventSpending payer) {
            this.spending = payer;
            return this;
        }

        /** The client's own, which repeat what may be. */
        private Builder answers(Answers given) {
            this.answers = given;
            return this;
        }

        private BodyRetry repeating() {
            return new BodyRetry(RetryPolicy.standard(), RetryBudget.standard(), clock, sleeper, new Random());
        }

        public StreamingApi build() {
            return new StreamingApi(this);
        }
    }
}
