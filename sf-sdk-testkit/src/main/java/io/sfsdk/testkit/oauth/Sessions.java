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

    private final String organizationId;
    private final Clock clock;
    private final Supplier<LoginPolicy> policy;
    private final long seed;
    private final AtomicLong issued = new AtomicLong();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Map<String, String> usersByRefreshToken = new ConcurrentHashMap<>();

    public Sessions(String organizationId, Clock clock, Supplier<LoginPolicy> policy, long seed) {
        this.organizationId = organizationId;
        this.clock = clock;
        this.policy = policy;
        this.seed = seed;
    }

    /** Begins a session and gives its access token: 15 characters of the org's id, {@code !}, and a secret. */
    public String open(String userId) {
        String token = organizationId.substring(0, 15) + "!" + secret();
        sessions.put(token, new Session(token, userId, clock.instant()));
        return token;
    }

    /** A refresh token for the user. */
    public String openRefreshToken(String userId) {
        String token = "5Aep861" + secret();
        usersByRefreshToken.put(token, userId);
        return token;
    }

    /** Ends every session; refresh tokens stay good. */
    public void expireAll() {
        sessions.values().forEach(Session::end);
    }

    /** Takes a token of either kind away; false if there is none. */
    boolean revoke(String token) {
        Session session = sessions.remove(token);
        String user = usersByRefreshToken.remove(token);
        if (user != null) {
            sessions.values().stream()
                    .filter(other -> other.userId().equals(user))
                    .forEach(Session::end);
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

    Optional<String> userOfRefreshToken(String token) {
        return Optional.ofNullable(usersByRefreshToken.get(token));
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
