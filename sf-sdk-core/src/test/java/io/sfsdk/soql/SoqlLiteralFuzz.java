package io.sfsdk.soql;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Map;

/** A text that is bound parses back to itself and to nothing more, by somebody else's grammar. */
class SoqlLiteralFuzz {
    private static final String TEMPLATE = "SELECT Id FROM Account WHERE Name = :name AND Phone IN :more";
    private static final String SHAPE = ParsedQuery.of(bound("plain", "more")).shape();

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

        ParsedQuery parsed = ParsedQuery.of(soql);
        assertThat(parsed.texts()).containsExactly(name, more);
        assertThat(parsed.shape()).isEqualTo(SHAPE);
    }

    private static String bound(String name, String more) {
        return Soql.bind(TEMPLATE, Map.of("name", name, "more", List.of(more))).text();
    }
}
