package io.sfsdk.testkit.store;

/** Makes record ids from a key prefix and a number, and finds the number again. Ids ascend with their numbers. */
final class IdSpace {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String INSTANCE = "TK0";
    private static final int COUNTER_DIGITS = 9;
    private static final long SEEDS = 62L * 62 * 62 * 62;

    private final long base;

    /** @param seed moves the first id */
    IdSpace(long seed) {
        long mixed = (seed + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        this.base = Math.floorMod(mixed ^ (mixed >>> 31), SEEDS) << 29;
    }

    String id(String keyPrefix, int number) {
        char[] digits = new char[COUNTER_DIGITS];
        long rest = base + number;
        for (int i = COUNTER_DIGITS - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (rest % 62));
            rest /= 62;
        }
        String id = keyPrefix + INSTANCE + new String(digits);
        return id + RecordId.suffix(id);
    }

    /** The number in an 18-character id; -1 if no id of this org has it. */
    int number(String id) {
        if (!id.startsWith(INSTANCE, 3)) {
            return -1;
        }
        long counter = 0;
        for (int i = 15 - COUNTER_DIGITS; i < 15; i++) {
            counter = counter * 62 + DIGITS.indexOf(id.charAt(i));
        }
        long number = counter - base;
        return number >= 0 && number <= Integer.MAX_VALUE ? (int) number : -1;
    }
}
