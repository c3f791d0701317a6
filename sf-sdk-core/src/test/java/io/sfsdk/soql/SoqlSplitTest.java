package io.sfsdk.soql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.record.RecordId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoqlSplitTest {
    private static final String TEMPLATE = "SELECT Id FROM Account WHERE Industry = :industry AND Name IN :names";

    @Test
    void aShortListStaysOneQuery() {
        Map<String, Object> binds = Map.of("industry", "Energy", "names", List.of("a", "b"));

        assertThat(Soql.split(TEMPLATE, binds, "names")).containsExactly(Soql.bind(TEMPLATE, binds));
    }

    @Test
    void aLongListBecomesFewQueriesThatHoldEachValueOnce() {
        List<String> names =
                IntStream.range(0, 30_000).mapToObj(i -> "Müller's " + i).toList();

        List<SoqlQuery> queries = Soql.split(TEMPLATE, Map.of("industry", "Energy", "names", names), "names");

        List<String> asked = new ArrayList<>();
        for (SoqlQuery query : queries) {
            List<String> texts = ParsedQuery.of(query.text()).texts();
            assertThat(texts.get(0)).isEqualTo("Energy");
            asked.addAll(texts.subList(1, texts.size()));
        }
        assertThat(asked).isEqualTo(names);
        assertThat(queries).hasSizeBetween(5, 7);
    }

    @Test
    void valuesThatAFieldHoldsAsEqualStayTogether() {
        List<String> names = new ArrayList<>();
        IntStream.range(0, 9_000).forEach(i -> names.add("name " + i));
        IntStream.range(0, 9_000).forEach(i -> names.add("NAME " + i));
        Collections.shuffle(names, new java.util.Random(7));

        List<SoqlQuery> queries = Soql.split(TEMPLATE, Map.of("industry", "x", "names", names), "names");

        assertThat(queries).hasSizeGreaterThan(1);
        for (SoqlQuery query : queries) {
            List<String> texts = ParsedQuery.of(query.text()).texts();
            List<String> asked = texts.subList(1, texts.size());
            assertThat(asked.stream()
                                    .map(text -> text.toLowerCase(Locale.ROOT))
                                    .distinct()
                                    .count()
                            * 2)
                    .isEqualTo(asked.size());
        }
    }

    @Test
    void anIdIsAskedForOnceHoweverOftenItIsListed() {
        RecordId id = RecordId.of("001TK00000AAAAbYAP");

        List<SoqlQuery> queries =
                Soql.split("SELECT Id FROM Account WHERE Id IN :ids", Map.of("ids", List.of(id, id)), "ids");

        assertThat(queries)
                .extracting(SoqlQuery::text)
                .containsExactly("SELECT Id FROM Account WHERE Id IN ('001TK00000AAAAbYAP')");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT Id FROM Account WHERE Name IN :names ORDER BY Name",
                "SELECT Id FROM Account WHERE Name IN :names LIMIT 5",
                "SELECT Id FROM Account WHERE Name IN :names OFFSET 5",
                "SELECT COUNT() FROM Account WHERE Name IN :names",
                "SELECT MAX(Name) FROM Account WHERE Name IN :names",
                "SELECT Name FROM Account WHERE Name IN :names GROUP BY Name",
                "SELECT Id FROM Account WHERE Name NOT IN :names",
                "SELECT Id FROM Account WHERE NOT Name IN :names",
                "SELECT Id FROM Account WHERE Name IN :names OR Id = null",
                "SELECT Id FROM Account WHERE (Name IN :names OR Id = null)",
                "SELECT Id FROM Account WHERE Name IN :names AND Site IN :names",
                "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE Name IN :names)",
                "SELECT Id, (SELECT Id FROM Contacts WHERE Name IN :names) FROM Account WHERE Name = 'x'",
                "SELECT Id FROM Account WHERE Kind__c INCLUDES :names"
            })
    void whatWouldMeanSomethingElseInPartsIsRefused(String template) {
        assertThatThrownBy(() -> Soql.split(template, Map.of("names", List.of("x")), "names"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("names");
    }
}
