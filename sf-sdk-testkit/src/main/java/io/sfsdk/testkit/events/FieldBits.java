package io.sfsdk.testkit.events;

import java.math.BigInteger;
import java.util.Locale;

/** Which fields of a schema are meant, as a change event's header writes it: the lowest bit is the first field. */
final class FieldBits {
    private BigInteger bits = BigInteger.ZERO;

    void set(int index) {
        bits = bits.setBit(index);
    }

    boolean isEmpty() {
        return bits.signum() == 0;
    }

    /** For example {@code 0x400800}: whole bytes. */
    String text() {
        String digits = bits.toString(16).toUpperCase(Locale.ROOT);
        return "0x" + (digits.length() % 2 == 0 ? digits : "0" + digits);
    }
}
