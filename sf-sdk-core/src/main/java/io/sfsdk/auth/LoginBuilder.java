package io.sfsdk.auth;

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

/**
 * Choices that all login flows have; each has a default.
 *
 * @param <B> the flow's own builder
 */
public abstract sealed class LoginBuilder<B extends LoginBuilder<B>>
        permits JwtBearer.Builder, ClientCredentials.Builder, RefreshToken.Builder, AuthorizationCode.Builder {
    private final Set<String> instanceHosts = new HashSet<>();
    private URI loginUrl = URI.create("https://login.salesforce.com");
    private Duration timeout = Duration.ofSeconds(30);
    private RetryPolicy retry = RetryPolicy.standard();
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = Sleeper.system();
    private RandomGenerator random = new SplittableRandom();

    LoginBuilder() {}

    abstract B self();

    /**
     * Where to log in: best the org's own My Domain, such as {@code https://acme.my.salesforce.com}, which works even where the
     * org allows nothing else. Default {@code https://login.salesforce.com}.
     *
     * @param url https, or http to loopback for simulated orgs; may have a path for an Experience Cloud site
     */
    public B loginUrl(String url) {
        loginUrl = Urls.login(url);
        return self();
    }

    /** Time for one exchange with the login host; default 30 seconds. */
    public B timeout(Duration next) {
        timeout = next;
        return self();
    }

    /** How passing failures of the login host are tried again; default three attempts within two minutes. */
    public B retry(RetryPolicy next) {
        retry = next;
        return self();
    }

    /**
     * Believes an instance URL at this host. Needed only where an org is reached by a name outside Salesforce's domains, such as
     * a reverse proxy's: the token is sent there.
     */
    public B instanceHost(String host) {
        instanceHosts.add(notBlank("instance host", host).toLowerCase(Locale.ROOT));
        return self();
    }

    /** Default: the system's. */
    public B clock(Clock next) {
        clock = next;
        return self();
    }

    /** Default: waits in real time. */
    public B sleeper(Sleeper next) {
        sleeper = next;
        return self();
    }

    /** Source of the jitter. */
    public B random(RandomGenerator next) {
        random = next;
        return self();
    }

    URI loginUrl() {
        return loginUrl;
    }

    LoginSetup setup() {
        ClockSkew skew = new ClockSkew();
        TokenEndpoint endpoint = new TokenEndpoint(loginUrl, new InstanceHosts(loginUrl, instanceHosts), clock, skew);
        return new LoginSetup(loginUrl, timeout, endpoint, skew, retry, RetryBudget.standard(), clock, sleeper, random);
    }

    static String notBlank(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("the " + what + " must not be blank");
        }
        return value;
    }
}
