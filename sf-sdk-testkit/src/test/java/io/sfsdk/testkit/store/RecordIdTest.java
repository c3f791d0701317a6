package io.sfsdk.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordIdTest {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    @ParameterizedTest
    @CsvSource({
        "001TK00000AAAAb,YAP",
        "003TK00000BBBBb,YAP",
        "00DTK0000001AbC,2AU",
        "a0XTK0000001aBc,2AI",
        "0r8TK3Q9zKmWpXc,YSK"
    })
    void fifteenCharactersBecomeEighteen(String id, String suffix) {
        assertThat(RecordId.normalize(id)).contains(id + suffix);
        assertThat(RecordId.normalize(id + suffix)).contains(id + suffix);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "001", "001TK00000AAAAbYAQ", "001TK00000AAAA-", "001TK00000AAAAbYAP0", "001TK00000AAAä"})
    void whatIsNoIdIsRefused(String text) {
        assertThat(RecordId.normalize(text)).isEmpty();
    }

    @Test
    void twoIdsThatDifferInCaseOnlyDifferInTheirSuffixes() {
        Random random = new Random(11);

        for (int i = 0; i < 5_000; i++) {
            String id = random(random);
            String swapped = swapCaseOfOne(id, random.nextInt(15));
            String full = RecordId.normalize(id).orElseThrow();
            String other = RecordId.normalize(swapped).orElseThrow();
            assertThat(full.equalsIgnoreCase(other)).isEqualTo(id.equals(swapped));
        }
    }

    private static String random(Random random) {
        StringBuilder id = new StringBuilder();
        random.ints(15, 0, ALPHABET.length()).forEach(i -> id.append(ALPHABET.charAt(i)));
        return id.toString();
    }

    private static String swapCaseOfOne(String id, int at) {
        char c = id.charAt(at);
        char swapped = Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c);
        return id.substring(0, at) + swapped + id.substring(at + 1);
    }
}
