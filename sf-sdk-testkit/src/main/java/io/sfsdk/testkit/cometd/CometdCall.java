package io.sfsdk.testkit.cometd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One HTTP request with its messages, and the answer that grows while they are handled. Used by one thread. */
final class CometdCall {
    private final int version;
    private final Optional<String> userId;
    private final String token;
    private final Cookies cookies;
    private final int messages;
    private final List<Map<String, @Nullable Object>> frames = new ArrayList<>();
    private final List<String> newCookies = new ArrayList<>();
    private boolean cut;
    private boolean superseded;

    /**
     * @param token that came along; empty if none did
     * @param userId of the living session whose token came along
     * @param messages how many there are
     */
    CometdCall(int version, String token, Optional<String> userId, Cookies cookies, int messages) {
        this.version = version;
        this.userId = userId;
        this.token = token;
        this.cookies = cookies;
        this.messages = messages;
    }

    int version() {
        return version;
    }

    Optional<String> userId() {
        return userId;
    }

    boolean authenticates() {
        return !token.isEmpty();
    }

    String token() {
        return token;
    }

    Cookies cookies() {
        return cookies;
    }

    /** A connect among other messages is answered at once, as upstream servers do. */
    boolean mayWait() {
        return messages == 1;
    }

    void add(Map<String, @Nullable Object> frame) {
        frames.add(frame);
    }

    List<Map<String, @Nullable Object>> frames() {
        return frames;
    }

    void setCookie(String name, String value) {
        newCookies.add(name + "=" + value + ";Path=/cometd/;HttpOnly");
    }

    List<String> newCookies() {
        return newCookies;
    }

    /** The connection shall break instead of bringing the answer. */
    void cut() {
        cut = true;
    }

    boolean isCut() {
        return cut;
    }

    /** Another connect of the client took the place of this one. */
    void supersede() {
        superseded = true;
    }

    boolean isSuperseded() {
        return superseded;
    }
}
