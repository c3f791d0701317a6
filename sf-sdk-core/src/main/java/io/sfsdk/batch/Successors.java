package io.sfsdk.batch;

import io.sfsdk.deadletter.DeadLetter;
import java.math.BigInteger;
import java.time.Instant;

/** The letters that stand for letters that failed again. */
final class Successors {
    private Successors() {}

    static DeadLetter after(DeadLetter letter, Item item, Fate.Dead fate, Instant failedAt) {
        return new DeadLetter(
                idAfter(letter.id()),
                letter.job(),
                letter.inputIndex(),
                letter.operation(),
                item.record(),
                fate.reason(),
                fate.errors(),
                item.attempts(),
                fate.requestId(),
                failedAt,
                letter.id());
    }

    /** {@code x}, {@code x~1}, {@code x~2}: one letter has one successor. A number of any length is one more each time. */
    static String idAfter(String id) {
        int tilde = id.lastIndexOf('~');
        String tail = id.substring(tilde + 1);
        boolean isSuccessor = tilde >= 0 && !tail.isEmpty() && tail.chars().allMatch(c -> c >= '0' && c <= '9');
        return isSuccessor ? id.substring(0, tilde) + "~" + new BigInteger(tail).add(BigInteger.ONE) : id + "~1";
    }
}
