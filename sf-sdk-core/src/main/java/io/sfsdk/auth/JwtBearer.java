package io.sfsdk.auth;

import io.sfsdk.http.Hosts;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.retry.RetryBudget;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.retry.Sleeper;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Logs in by the OAuth 2.0 JWT bearer flow: no password, no browser, no refresh token. Used by one thread at a time.
 *
 * <p>Each answer's {@code Date} tells how far this machine's clock is off. More than 30 seconds are corrected in the next
 * assertion; a login that was refused for what may be a clock more than 60 seconds off is tried once more with the corrected time. An
 * overload, a broken connection or {@code unknown_error} is tried again after a pause. Every other refusal is final, and its
 * exception tells the assertion that was sent, the clocks' difference and the likely causes.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_jwt_flow.htm">Salesforce Help, OAuth 2.0 JWT
 *     Bearer Flow for Server-to-Server Integration</a>
 */
public final class JwtBearer implements TokenSource {
    private final JwtLogin.Setup setup;

    private JwtBearer(JwtLogin.Setup setup) {
        this.setup = setup;
    }

    /**
     * Starts with what every login needs.
     *
     * @param consumerKey the app's, also called client id
     * @param username of the user to act as, pre-authorised for the app
     * @param key whose certificate was uploaded to the app
     */
    public static Builder builder(String consumerKey, String username, SigningKey key) {
        return new Builder(consumerKey, username, key);
    }

    /**
     * {@inheritDoc}
     *
     * @throws io.sfsdk.error.ApiException if the login was refused; {@code code()} is OAuth's, such as {@code invalid_grant}
     * @throws io.sfsdk.error.TransportException if the login host could not be reached
     * @throws io.sfsdk.error.ProtocolException if the answer was no token answer, or named an instance outside Salesforce
     */
    @Override
    public AccessToken fetch(HttpTransport wire) {
        return new JwtLogin(setup, wire).run();
    }

    @Override
    public String toString() {
        return "JwtBearer[" + setup.username() + " at " + setup.loginUrl() + "]";
    }

    /** Choices for a {@link JwtBearer}; each optional one has a default. */
    public static final class Builder {
        private static final Duration LONGEST_LIFETIME = Duration.ofMinutes(3);

        private final String consumerKey;
        private final String username;
        private final SigningKey key;
        private final Set<String> instanceHosts = new HashSet<>();
        private URI loginUrl = URI.create("https://login.salesforce.com");
        private @Nullable String audience;
        private Duration lifetime = LONGEST_LIFETIME;
        private Duration timeout = Duration.ofSeconds(30);
        private RetryPolicy retry = RetryPolicy.standard();
        private Clock clock = Clock.systemUTC();
        private Sleeper sleeper = Sleeper.system();
        private RandomGenerator random = new SplittableRandom();

        private Builder(String consumerKey, String username, SigningKey key) {
            this.consumerKey = notBlank("consumer key", consumerKey);
            this.username = notBlank("username", username);
            this.key = key;
        }

        /**
         * Where to log in: best the org's own My Domain, such as {@code https://acme.my.salesforce.com}, which works even where the
         * org allows nothing else. Default {@code https://login.salesforce.com}.
         *
         * @param url https, or http to loopback for simulated orgs; may have a path for an Experience Cloud site
         */
        public Builder loginUrl(String url) {
            String bare = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
            loginUrl = Urls.parse(bare)
                    .filter(Builder::isLoginUrl)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "a login URL is https and a host, such as https://acme.my.salesforce.com"));
            return this;
        }

        private static boolean isLoginUrl(URI url) {
            boolean safe = "https".equalsIgnoreCase(url.getScheme())
                    || ("http".equalsIgnoreCase(url.getScheme())
                            && url.getHost() != null
                            && Hosts.isLoopback(url.getHost()));
            return safe
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null;
        }

        /**
         * The assertion's audience. Default by login host: {@code https://test.salesforce.com} for sandboxes and scratch orgs, the
         * site's URL for {@code *.site.com}, else {@code https://login.salesforce.com}.
         */
        public Builder audience(String next) {
            audience = notBlank("audience", next);
            return this;
        }

        /** How long an assertion is good for; default and at most 3 minutes. */
        public Builder lifetime(Duration next) {
            if (next.compareTo(Duration.ofSeconds(1)) < 0 || next.compareTo(LONGEST_LIFETIME) > 0) {
                throw new IllegalArgumentException("an assertion lives 1 second to 3 minutes, got " + next);
            }
            lifetime = next;
            return this;
        }

        /** Time for one exchange with the login host; default 30 seconds. */
        public Builder timeout(Duration next) {
            timeout = next;
            return this;
        }

        /** How passing failures of the login host are tried again; default three attempts within two minutes. */
        public Builder retry(RetryPolicy next) {
            retry = next;
            return this;
        }

        /**
         * Believes an instance URL at this host. Needed only where an org is reached by a name outside Salesforce's domains, such as
         * a reverse proxy's: the token is sent there.
         */
        public Builder instanceHost(String host) {
            instanceHosts.add(notBlank("instance host", host).toLowerCase(Locale.ROOT));
            return this;
        }

        /** Default: the system's. */
        public Builder clock(Clock next) {
            clock = next;
            return this;
        }

        /** Default: waits in real time. */
        public Builder sleeper(Sleeper next) {
            sleeper = next;
            return this;
        }

        /** Source of the jitter. */
        public Builder random(RandomGenerator next) {
            random = next;
            return this;
        }

        public JwtBearer build() {
            ClockSkew skew = new ClockSkew();
            return new JwtBearer(new JwtLogin.Setup(
                    loginUrl,
                    consumerKey,
                    username,
                    audience == null ? Audience.of(loginUrl) : audience,
                    lifetime,
                    timeout,
                    new AssertionSigner(key),
                    new TokenEndpoint(loginUrl, new InstanceHosts(loginUrl, instanceHosts), clock, skew),
                    skew,
                    retry,
                    RetryBudget.standard(),
                    clock,
                    sleeper,
                    random));
        }

        private static String notBlank(String what, String value) {
            if (value.isBlank()) {
                throw new IllegalArgumentException("the " + what + " must not be blank");
            }
            return value;
        }
    }
}
