package io.sfsdk.soql;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whatever the template, a value changes nothing but itself: the query has the shape it has with a harmless value. */
class SoqlTemplateFuzz {
    private static final String BEGINNING = "SELECT Id FROM Account WHERE Name";

    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void aValueNeverChangesTheShapeOfAQuery(FuzzedDataProvider data) {
        String value = data.consumeAsciiString(20);
        String end = data.consumeRemainingAsAsciiString();

        ParsedQuery harmless = parsed(BEGINNING + end, "plain");

        if (harmless != null) {
            ParsedQuery parsed = parsed(BEGINNING + end, value);
            assertThat(parsed).isNotNull();
            assertThat(parsed.shape()).isEqualTo(harmless.shape());
        }
    }

    /** Null for what is no template with this bind, or no query. */
    private static @Nullable ParsedQuery parsed(String template, String value) {
        String soql;
        try {
            soql = Soql.bind(template, Map.of("x", value)).text();
        } catch (IllegalArgumentException e) {
            return null;
        }
        try {
            return ParsedQuery.of(soql);
        } catch (IllegalStateException e) {
            return null;
        }
    }
}
