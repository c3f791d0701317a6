package io.sfsdk.auth;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps tokens as long as the process lives; for tests, and where a lost token costs nothing. Safe to share. */
public final class InMemoryTokenStore implements TokenStore {
    private final Map<String, StoredToken> tokens = new ConcurrentHashMap<>();

    @Override
    public Optional<StoredToken> load(String name) {
        return Optional.ofNullable(tokens.get(name));
    }

    @Override
    public boolean replace(String name, @Nullable StoredToken expected, StoredToken next) {
        return expected == null ? tokens.putIfAbsent(name, next) == null : tokens.replace(name, expected, next);
    }

    @Override
    public String toString() {
        return "InMemoryTokenStore" + tokens.keySet();
    }
}
