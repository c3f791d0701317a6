package io.sfsdk.testkit.oauth;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** The org's access tokens and refresh tokens. Safe to share. */
public final class Sessions {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._";
    private static final int TOKEN_CHARACTERS = 96;

    private final Supplier<String> organizationId;
    private final Clock clock;
    private final Supplier<LoginPolicy> policy;
    private final long seed;
    private final AtomicLong issued = new AtomicLong();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Map<String, String> usersByRefreshToken = new ConcurrentHashMap<>();
    private final Map<String, String> usersBySpentToken = new ConcurrentHashMap<>();

    public Sessions(Supplier<String> organizationId, Clock clock, Supplier<LoginPolicy> policy, long seed) {
        this.organizationId = organizationId;
        this.clock = clock;
        this.policy = policy;
        this.seed = seed;
    }

    /** Begins a session and gives its access token: 15 characters of the org's id, {@code !}, and a secret. */
    public String open(String userId) {
        String token = organizationId.get().substring(0, 15) + "!" + secret();
        sessions.put(token, new Session(token, userId, clock.instant()));
        return token;
    }

    /** A refresh token for the user. */
    public String openRefreshToken(String userId) {
        String token = "5Aep861" + secret();
        usersByRefreshToken.put(token, userId);
        return token;
    }

    /** A code for a browser to carry; real ones end in characters that need encoding. */
    String authorizationCode() {
        return "aPrx" + secret().substring(0, 60) + "==";
    }

    /** A new refresh token in place of {@code token}, which is spent from now on. */
    String rotate(String token) {
        String user = usersByRefreshToken.remove(token);
        if (user == null) {
            throw OAuthException.invalidGrant("expired access/refresh token");
        }
        usersBySpentToken.put(token, user);
        return openRefreshToken(user);
    }

    /** Ends every session; refresh tokens stay good. */
    public void expireAll() {
        sessions.values().forEach(Session::end);
    }

    /** Ends every session and forgets every refresh token. */
    public void forgetAll() {
        expireAll();
        usersByRefreshToken.clear();
        usersBySpentToken.clear();
    }

    /** Takes a token of either kind away; false if there is none. */
    boolean revoke(String token) {
        Session session = sessions.remove(token);
        String user = usersByRefreshToken.remove(token);
        if (user != null) {
            endSessionsOf(user);
        }
        return session != null || user != null;
    }

    /** The session of a living token, whose idle time starts anew. */
    Optional<Session> use(String token) {
        Optional<Session> session = look(token);
        session.ifPresent(found -> found.touch(clock.instant()));
        return session;
    }

    /** The session of a living token, left as it is. */
    Optional<Session> look(String token) {
        return Optional.ofNullable(sessions.get(token)).filter(this::isAlive);
    }

    Optional<Session> ofUser(String userId) {
        return sessions.values().stream()
                .filter(session -> session.userId().equals(userId) && isAlive(session))
                .findAny();
    }

    /** Empty for a spent one as well, which takes its successors and their sessions along. */
    Optional<String> userOfRefreshToken(String token) {
        String replayed = usersBySpentToken.get(token);
        if (replayed != null) {
            usersByRefreshToken.values().removeIf(replayed::equals);
            endSessionsOf(replayed);
        }
        return Optional.ofNullable(usersByRefreshToken.get(token));
    }

    private void endSessionsOf(String user) {
        sessions.values().stream()
                .filter(session -> session.userId().equals(user))
                .forEach(Session::end);
    }

    private boolean isAlive(Session session) {
        return session.isAlive(clock.instant(), policy.get().sessionTimeout());
    }

    private String secret() {
        Random random = new Random(seed * 31 + issued.incrementAndGet());
        StringBuilder secret = new StringBuilder(TOKEN_CHARACTERS).append("AQ");
        while (secret.length() < TOKEN_CHARACTERS) {
            secret.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return secret.toString();
    }
}
