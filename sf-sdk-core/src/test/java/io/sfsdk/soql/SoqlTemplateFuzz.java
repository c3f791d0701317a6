package io.sfsdk.soql;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whatever the template, a value changes nothing but itself: the query has the shape it has with a harmless value, by somebody
 * else's grammar. Asking that takes long, so it is asked for one template in eight; for all of them the texts are compared.
 */
class SoqlTemplateFuzz {
    private static final String BEGINNING = "SELECT Id FROM Account WHERE Name";
    private static final String HARMLESS = "Plain7harmless";
    private static final int ASKED_ONCE_IN = 8;

    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void aValueNeverChangesTheShapeOfAQuery(FuzzedDataProvider data) {
        String value = data.consumeAsciiString(20);
        String end = data.consumeRemainingAsAsciiString();

        String harmless = bound(BEGINNING + end, HARMLESS);

        if (harmless != null && !end.contains(HARMLESS)) {
            String soql = bound(BEGINNING + end, value);
            assertThat(soql).isEqualTo(harmless.replace("'" + HARMLESS + "'", Soql.literal(value)));
            if (Math.floorMod(end.hashCode(), ASKED_ONCE_IN) == 0) {
                requireSameShape(harmless, soql);
            }
        }
    }

    private static void requireSameShape(String harmless, String soql) {
        ParsedQuery expected = parsed(harmless);
        if (expected != null) {
            assertThat(parsed(soql)).isNotNull().extracting(ParsedQuery::shape).isEqualTo(expected.shape());
        }
    }

    /** Null for what is no template with this bind. */
    private static @Nullable String bound(String template, String value) {
        try {
            return Soql.bind(template, Map.of("x", value)).text();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Null for what is no query. */
    private static @Nullable ParsedQuery parsed(String soql) {
        try {
            return ParsedQuery.of(soql);
        } catch (IllegalStateException e) {
            return null;
        }
    }
}
