package io.sfsdk.auth;

import io.sfsdk.auth.TokenAnswer.Granted;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.HttpTransport;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews a session by the refresh token that a {@link TokenStore} keeps. Used by one thread at a time; any number of processes may
 * share a store, and of them one refreshes while the others wait for what it gets.
 *
 * <p>An org may rotate refresh tokens: each is then good once, and showing a spent one ends the whole session. So a refresher first
 * claims the token in the store, shows it, and stores what it got before anyone uses it; a new token that could not be stored is
 * stored by the next attempt. What no client can mend: a process that dies, or an answer that is lost, between the org's rotation and
 * the store. The next attempt then shows the old token, the only one there is; if the org refuses it, a person has to consent again, and
 * the exception says so.
 *
 * <p>A claim ends by itself, by the clocks of the processes, after the longest time a refresh may take; clocks that are minutes
 * apart weaken it.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_refresh_token_flow.htm">Salesforce Help, OAuth
 *     2.0 Refresh Token Flow for Renewed Sessions</a>
 */
public final class RefreshToken implements TokenSource {
    private static final Logger log = LoggerFactory.getLogger(RefreshToken.class);
    private static final Duration FIRST_LOOK = Duration.ofMillis(100);
    private static final Duration RARE_LOOK = Duration.ofSeconds(2);

    private final LoginSetup setup;
    private final ClientAuthentication client;
    private final TokenStore store;
    private final String name;
    private volatile @Nullable String lastGiven;
    private volatile @Nullable Unsaved unsaved;

    /** What was earned and is not in the store yet, and the refresh token it was earned with. */
    private record Unsaved(String shown, StoredLogin earned) {
        @Override
        public String toString() {
            return "Unsaved[***]";
        }
    }

    private RefreshToken(LoginSetup setup, ClientAuthentication client, TokenStore store, String name) {
        this.setup = setup;
        this.client = client;
        this.store = store;
        this.name = name;
    }

    /**
     * Starts with what the flow needs.
     *
     * @param consumerKey the app's, also called client id
     * @param store holds the tokens that {@link IssuedTokens#keepIn} put there
     * @param name of the login in the store
     */
    public static Builder builder(String consumerKey, TokenStore store, String name) {
        return new Builder(consumerKey, store, name);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the store has nothing under the name
     * @throws io.sfsdk.error.ApiException if the refresh token was refused
     * @throws io.sfsdk.error.ProtocolException if the answer is signed, but not with this app's secret; a new refresh token is stored
     *     all the same, its access token is not
     * @throws TransportException if no answer came. After {@link Delivery#UNKNOWN} the token may be spent
     */
    @Override
    public AccessToken fetch(HttpTransport wire) {
        Instant end = setup.clock().instant().plus(claimTime());
        Duration look = FIRST_LOOK;
        while (true) {
            saveWhatIsUnsaved();
            StoredToken stored = store.load(name).orElseThrow(this::nothingStored);
            StoredLogin login = StoredLogin.of(stored);
            AccessToken others = login.accessToken();
            if (others != null && !others.value().equals(lastGiven)) {
                return give(others);
            }
            Instant now = setup.clock().instant();
            if (!login.isClaimed(now)) {
                StoredLogin claimed = login.claimedUntil(now.plus(claimTime()));
                if (store.replace(name, stored, claimed.asStored())) {
                    return refresh(claimed, wire);
                }
            } else if (now.isAfter(end)) {
                throw tooLong(null);
            } else {
                await(look);
                look = look.multipliedBy(2).compareTo(RARE_LOOK) < 0 ? look.multipliedBy(2) : RARE_LOOK;
            }
        }
    }

    private AccessToken refresh(StoredLogin claimed, HttpTransport wire) {
        Granted granted;
        try {
            granted = new Login(setup, new RefreshFlow(client, claimed.refreshToken()), wire).run();
        } catch (SalesforceException e) {
            release(claimed, e);
            throw e;
        }
        String next = granted.refreshToken() == null ? claimed.refreshToken() : granted.refreshToken();
        AccessToken kept = granted.doubt() == null ? granted.token() : null;
        unsaved = new Unsaved(claimed.refreshToken(), new StoredLogin(next, kept, StoredLogin.FREE));
        saveWhatIsUnsaved();
        return give(granted.believed());
    }

    /** Who comes next need not wait for the claim to end. That this failed too is less than why the refresh did. */
    private void release(StoredLogin claimed, SalesforceException failure) {
        try {
            if (!store.replace(name, claimed.asStored(), claimed.released().asStored())) {
                log.debug("the claim ended before the refresh did [login={}]", name);
            }
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * What was earned is never given up for a store that fails: it is asked again next time. Unless someone else has put other
     * tokens there meanwhile, such as those of a new consent.
     */
    private void saveWhatIsUnsaved() {
        Unsaved waiting = unsaved;
        while (waiting != null) {
            StoredToken stored = store.load(name).orElse(null);
            boolean isSuperseded =
                    stored != null && !StoredLogin.of(stored).refreshToken().equals(waiting.shown());
            if (isSuperseded || store.replace(name, stored, waiting.earned().asStored())) {
                unsaved = null;
                waiting = null;
            }
        }
    }

    private AccessToken give(AccessToken token) {
        lastGiven = token.value();
        return token;
    }

    private Duration claimTime() {
        return setup.retry().deadline().plus(setup.timeout());
    }

    private void await(Duration look) {
        try {
            setup.sleeper().sleep(look);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw tooLong(e);
        }
    }

    private TransportException tooLong(@Nullable InterruptedException cause) {
        String why = cause == null ? "another process has been refreshing for too long" : "interrupted while waiting";
        return new TransportException(
                "no access token for " + name + ": " + why, Retryability.AFTER_DELAY, Delivery.NOT_SENT, cause);
    }

    private IllegalStateException nothingStored() {
        return new IllegalStateException("the token store has nothing under " + name
                + ": let a person consent (AuthorizationCode), and keep what that earned: IssuedTokens.keepIn(store, \""
                + name
                + "\")");
    }

    @Override
    public String toString() {
        return "RefreshToken[" + name + " of " + client.clientId() + " at " + setup.loginUrl() + "]";
    }

    private record RefreshFlow(ClientAuthentication client, String token) implements Flow {
        @Override
        public Form form() {
            return client.addTo(Form.of("refresh_token").with("refresh_token", token));
        }

        /** A rotated token may be shown once. */
        @Override
        public boolean isRepeatable() {
            return false;
        }

        @Override
        public @Nullable String secret() {
            return client.secret();
        }

        @Override
        public Evidence evidence() {
            return new Evidence(
                    GrantType.REFRESH_TOKEN,
                    "Sent: a refresh token" + (client.secret() == null ? ", without" : ", with") + " the secret of app "
                            + client.clientId(),
                    null);
        }

        @Override
        public String toString() {
            return "RefreshFlow[***]";
        }
    }

    /** Choices for a {@link RefreshToken}. */
    public static final class Builder extends LoginBuilder<Builder> {
        private final String consumerKey;
        private final TokenStore store;
        private final String name;
        private @Nullable String secret;

        private Builder(String consumerKey, TokenStore store, String name) {
            this.consumerKey = notBlank("consumer key", consumerKey);
            this.store = store;
            this.name = notBlank("name of the login", name);
        }

        @Override
        Builder self() {
            return this;
        }

        /** The app's secret, if the app wants it for refreshes; default none. */
        public Builder clientSecret(String consumerSecret) {
            secret = notBlank("consumer secret", consumerSecret);
            return this;
        }

        public RefreshToken build() {
            return new RefreshToken(setup(), new ClientAuthentication(consumerKey, secret), store, name);
        }
    }
}
