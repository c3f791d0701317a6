package io.sfsdk.stream;

import io.sfsdk.auth.AuthenticatingTransport;
import io.sfsdk.auth.CachingTokenSource;
import io.sfsdk.event.EventTransport;
import io.sfsdk.http.ApiVersion;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.module.ApiModule;
import io.sfsdk.module.ApiParts;
import io.sfsdk.retry.Sleeper;
import java.time.Clock;
import java.util.function.UnaryOperator;

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
                built.sleeper));
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
                            .version(org.version())
                            .time(org.clock(), org.sleeper()))
                    .build();
            return ApiParts.of(api).events(api.events());
        };
    }

    /** Receives events. */
    public EventTransport events() {
        return events;
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

        public StreamingApi build() {
            return new StreamingApi(this);
        }
    }
}
