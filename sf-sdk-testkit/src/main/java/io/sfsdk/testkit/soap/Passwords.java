package io.sfsdk.testkit.soap;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The users' passwords. Nobody has one until it is set. Safe to share. */
final class Passwords {
    private static final int FEWEST_CHARACTERS = 8;
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final Map<String, String> byUser = new ConcurrentHashMap<>();
    private final AtomicLong made = new AtomicLong();

    /** @throws SoapFault if it is too short */
    void set(String userId, String password) {
        if (password.length() < FEWEST_CHARACTERS) {
            throw SoapFault.of(
                    "INVALID_NEW_PASSWORD",
                    "Your password must be at least " + FEWEST_CHARACTERS + " characters long.");
        }
        byUser.put(userId, password);
    }

    /** A password of chance, which is the user's from now on. */
    String reset(String userId) {
        Random random = new Random(made.incrementAndGet() * 31 + userId.hashCode());
        StringBuilder password = new StringBuilder();
        while (password.length() < FEWEST_CHARACTERS + 2) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        byUser.put(userId, password.toString());
        return password.toString();
    }

    boolean isRight(String userId, String password) {
        return password.equals(byUser.get(userId));
    }
}
