package io.sfsdk.testkit.soql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SoqlLiteralTest {
    private final FakeOrg org = new FakeOrg();

    @Test
    void allEscapesAreRead() {
        org.add("Account", "Name", "a\nb\rc\td\be\ff\"g'h\\i\u00e9");

        assertThat(org.accountsWhere("Name = 'a\\nb\\rc\\td\\be\\ff\\\"g\\'h\\\\i\\u00e9'"))
                .hasSize(1);
        assertThat(org.accountsWhere("Name = 'a\\Nb\\Rc\\Td\\Be\\Ff\\\"g\\'h\\\\i\\u00E9'"))
                .hasSize(1);
    }

    @Test
    void aBackslashBeforeAWildcardIsNotAnEscapeWhenItIsEscapedItself() {
        org.add("Account", "Name", "C:\\100");
        org.add("Account", "Name", "C:%");

        assertThat(org.accountsWhere("Name LIKE 'C:\\\\%'")).containsExactly("C:\\100");
        assertThat(org.accountsWhere("Name LIKE 'C:\\%'")).containsExactly("C:%");
    }

    @ParameterizedTest
    @MethodSource("anyTexts")
    void aQuotedTextFindsExactlyItsRow(String text) {
        org.add("Account", "Name", "before " + text);
        org.add("Account", "Name", text);
        org.add("Account", "Name", text + " after");

        assertThat(org.accountsWhere("Name = '" + quote(text) + "'")).containsExactly(text);
        assertThat(org.accountsWhere("Name LIKE '" + quoteForLike(text) + "'")).containsExactly(text);
        assertThat(org.accountsWhere("Name IN ('" + quote(text) + "')")).containsExactly(text);
    }

    static List<String> anyTexts() {
        Random random = new Random(20240515);
        return IntStream.range(0, 300).mapToObj(i -> anyText(random)).toList();
    }

    private static String anyText(Random random) {
        String alphabet = "ab'\"\\%_nuU \n\r\t\b\f-:/*(){}\u00e9\u4e16\ud83d\ude00";
        StringBuilder text = new StringBuilder("x");
        for (int length = random.nextInt(12); length > 0; length--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static String quote(String text) {
        return text.replace("\\", "\\\\")
                .replace("'", "\\'")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t")
                .replace("\b", "\\b")
                .replace("\f", "\\f");
    }

    private static String quoteForLike(String text) {
        return quote(text).replace("%", "\\%").replace("_", "\\_");
    }
}
