package io.sfsdk.testkit.oauth;

import io.sfsdk.testkit.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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
    private final AtomicLong approvals = new AtomicLong();
    private final Map<String, Approval> living = new ConcurrentHashMap<>();
    private final Map<String, Approval> spent = new ConcurrentHashMap<>();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    /**
     * That a user let an app in: what all refresh tokens that follow from one log-in share, and the sessions they earned.
     *
     * @param number tells approvals apart; 0 for a session that no refresh token earned
     */
    record Approval(long number, String userId) {}

    public Sessions(Supplier<String> organizationId, Clock clock, Supplier<LoginPolicy> policy, long seed) {
        this.organizationId = organizationId;
        this.clock = clock;
        this.policy = policy;
        this.seed = seed;
    }

    /** Begins a session and gives its access token: 15 characters of the org's id, {@code !}, and a secret. */
    public String open(String userId) {
        return open(new Approval(0, userId));
    }

    String open(Approval approval) {
        String token = organizationId.get().substring(0, 15) + "!" + secret();
        sessions.put(token, new Session(token, approval, clock.instant(), false));
        return token;
    }

    /** Begins a session whose token is a JWT and tells its end. Its signature is noise, since clients have no key to check it. */
    String openJwt(Approval approval, String clientId, String issuer) {
        Instant now = clock.instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("sub", "uid:" + approval.userId());
        claims.put("client_id", clientId);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(policy.get().sessionTimeout()).getEpochSecond());
        String token = part("{\"typ\":\"JWT\",\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + part(JsonWriter.toBytes(claims)) + "." + part(secret().getBytes(StandardCharsets.UTF_8));
        sessions.put(token, new Session(token, approval, now, true));
        return token;
    }

    private static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A refresh token for the user, by an approval of its own. */
    public String openRefreshToken(String userId) {
        return openRefreshToken(new Approval(approvals.incrementAndGet(), userId));
    }

    private String openRefreshToken(Approval approval) {
        String token = "5Aep861" + secret();
        living.put(token, approval);
        return token;
    }

    /** A code for a browser to carry; real ones end in characters that need encoding. */
    String authorizationCode() {
        return "aPrx" + secret().substring(0, 60) + "==";
    }

    /** A new refresh token in place of {@code token}, which is spent from now on. */
    String rotate(String token) {
        Approval approval = living.remove(token);
        if (approval == null) {
            throw OAuthException.invalidGrant("expired access/refresh token");
        }
        spent.put(token, approval);
        return openRefreshToken(approval);
    }

    /** How long a session lives after its last use. */
    Duration timeout() {
        return policy.get().sessionTimeout();
    }

    /** Tells somebody whenever sessions were ended, which those may notice that are in the middle of something. */
    public void onEnd(Runnable watcher) {
        watchers.add(watcher);
    }

    private void ended() {
        watchers.forEach(Runnable::run);
    }

    /** Whether the token's session was ended or taken away. One that was only left alone too long was not. */
    boolean isEnded(String token) {
        Session session = sessions.get(token);
        return session == null || session.isEnded();
    }

    boolean end(String token) {
        Optional<Session> session = look(token);
        session.ifPresent(Session::end);
        ended();
        return session.isPresent();
    }

    /** Ends every session; refresh tokens stay good. */
    public void expireAll() {
        sessions.values().forEach(Session::end);
        ended();
    }

    /** Ends every session and forgets every refresh token. */
    public void forgetAll() {
        expireAll();
        living.clear();
        spent.clear();
    }

    /** Takes a token of either kind away; false if there is none. */
    boolean revoke(String token) {
        Session session = sessions.remove(token);
        Approval approval = living.remove(token);
        if (approval != null) {
            sessions.values().stream()
                    .filter(open -> open.userId().equals(approval.userId()))
                    .forEach(Session::end);
        }
        ended();
        return session != null || approval != null;
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

    /** Empty for a spent one as well, which takes the rest of its approval along: its successor and their sessions. */
    Optional<Approval> approval(String refreshToken) {
        Approval replayed = spent.get(refreshToken);
        if (replayed != null) {
            living.values().removeIf(replayed::equals);
            endSessionsOf(replayed);
        }
        return Optional.ofNullable(living.get(refreshToken));
    }

    private void endSessionsOf(Approval approval) {
        sessions.values().stream()
                .filter(session -> session.approval().equals(approval))
                .forEach(Session::end);
        ended();
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
