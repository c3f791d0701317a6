package io.sfsdk.soql;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Map;

/**
 * A text that is bound reads back as itself and nothing more: by a few lines of Salesforce's rules each time, and by somebody
 * else's grammar, which takes a hundred times as long, for one text in sixteen.
 */
class SoqlLiteralFuzz {
    private static final String TEMPLATE = "SELECT Id FROM Account WHERE Name = :name AND Phone IN :more";
    private static final String SHAPE = ParsedQuery.of(bound("plain", "more")).shape();
    private static final int ASKED_ONCE_IN = 16;

    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void aBoundTextParsesBackToItself(FuzzedDataProvider data) {
        String more = data.consumeString(20);
        String name = data.consumeRemainingAsString();

        String soql;
        try {
            soql = bound(name, more);
        } catch (IllegalArgumentException e) {
            assertThat(name + "|" + more).containsPattern("[\\x{D800}-\\x{DFFF}]");
            return;
        }

        String behind = afterLiteral(after(soql, "SELECT Id FROM Account WHERE Name = "), name);
        assertThat(afterLiteral(after(behind, " AND Phone IN ("), more)).isEqualTo(")");
        if (Math.floorMod(name.hashCode(), ASKED_ONCE_IN) == 0) {
            ParsedQuery parsed = ParsedQuery.of(soql);
            assertThat(parsed.texts()).containsExactly(name, more);
            assertThat(parsed.shape()).isEqualTo(SHAPE);
        }
    }

    private static String bound(String name, String more) {
        return Soql.bind(TEMPLATE, Map.of("name", name, "more", List.of(more))).text();
    }

    private static String after(String soql, String expected) {
        assertThat(soql).startsWith(expected);
        return soql.substring(expected.length());
    }

    /** A literal ends at the first quote that no backslash escapes. */
    private static String afterLiteral(String soql, String expected) {
        assertThat(soql).startsWith("'");
        int end = 1;
        while (soql.charAt(end) != '\'') {
            end += soql.charAt(end) == '\\' ? 2 : 1;
        }
        assertThat(ParsedQuery.unescaped(soql.substring(1, end))).isEqualTo(expected);
        return soql.substring(end + 1);
    }
}
