package io.sfsdk.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.error.ApiException;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.soql.Sosl;
import io.sfsdk.soql.SoslQuery;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches over real sockets. */
class SearchTest {
    private final Connected connected = Connected.toStandardOrg();
    private final RestSearch search = connected.api().search();

    @BeforeEach
    void fill() {
        connected.org().insert("Account", Map.of("Name", "Müller & Sons {West}", "Site", "Acme House"));
        connected.org().insert("Account", Map.of("Name", "Sons of Müller"));
        connected.org().insert("Contact", Map.of("LastName", "Müller", "Email", "m@example.com"));
    }

    @AfterEach
    void disconnect() {
        connected.close();
    }

    @Test
    void rowsOfSeveralObjectsComeOneBehindTheOther() {
        SoslQuery query = Sosl.words("müller")
                .in(Sosl.Scope.NAME)
                .returning("Account", "Id", "Name")
                .returning("Contact", "Id", "Email")
                .build();

        List<SObject> found = search.find(query);

        assertThat(found).extracting(SObject::type).containsExactly("Account", "Account", "Contact");
        assertThat(found.get(2).text("Email")).contains("m@example.com");
    }

    @Test
    void wordsPhrasesAndBeginningsAreToldApart() {
        assertThat(names(Sosl.words("Sons Müller"))).hasSize(2);
        assertThat(names(Sosl.phrase("Sons of"))).containsExactly("Sons of Müller");
        assertThat(names(Sosl.words("Mül"))).isEmpty();
        assertThat(names(Sosl.beginnings("Mül so"))).hasSize(2);
        assertThat(names(Sosl.words("Acme"))).containsExactly("Müller & Sons {West}");
        assertThat(names(Sosl.words("Acme").in(Sosl.Scope.NAME))).isEmpty();
        assertThat(names(Sosl.words("Müller").limit(1))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x} IN ALL FIELDS RETURNING User(Id) //",
                "x*",
                "\\} RETURNING User(Id)",
                "\"quoted",
                "a OR Müller",
                "Müller AND NOT x",
                "?&|!{}[]()^~*:\\\"'+-",
                "a\nb\u0000"
            })
    void whateverIsSearchedForStaysASearchTerm(String text) {
        for (Sosl sosl : List.of(Sosl.words(text), Sosl.phrase(text), Sosl.beginnings(text))) {
            List<SObject> found = search.find(sosl.returning("Account", "Id").build());

            assertThat(found).extracting(SObject::type).allMatch("Account"::equals);
        }
        assertThat(names(Sosl.words(text))).isEmpty();
        assertThat(search.find(text, Map.of("Account", List.of("Id")), 10)).isEmpty();
    }

    @Test
    void reservedCharactersAreFoundAsThemselves() {
        assertThat(names(Sosl.phrase("& Sons {West}"))).containsExactly("Müller & Sons {West}");
    }

    @Test
    void wordsAreLookedForWithoutSosl() {
        List<SObject> found = search.find("Sons", Map.of("Account", List.of("Name")), 1);

        assertThat(found).hasSize(1);
        assertThat(found.get(0).names()).containsExactly("Name");
    }

    @Test
    void aRefusalShowsNoTerm() {
        SoslQuery query = Sosl.words("secretterm").returning("Nothing__c", "Id").build();

        assertThatThrownBy(() -> search.find(query))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("INVALID_TYPE")
                .hasMessageNotContaining("secretterm");
        assertThat(query.toString()).doesNotContain("secretterm");
    }

    @Test
    void whatCannotBeMeantIsRefusedBeforeItIsSent() {
        assertThatThrownBy(() -> Sosl.words(" a ")).hasMessageContaining("two characters");
        assertThatThrownBy(() -> Sosl.words("abc").returning("A(B", "Id")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sosl.words("abc").returning("Account", "Id) x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sosl.words("abc").build()).hasMessageContaining("object");
        assertThatThrownBy(() -> Sosl.words("abc").limit(2_001)).hasMessageContaining("2000");
        assertThatThrownBy(() -> search.find("abc", Map.of(), 1)).isInstanceOf(IllegalArgumentException.class);
        SoslQuery longest =
                Sosl.words("ü".repeat(3_000)).returning("Account", "Id").build();
        assertThatThrownBy(() -> search.find(longest)).hasMessageContaining("12000");
        assertThat(connected.org().requests()).isEmpty();
    }

    @Test
    void aResultWithoutRowsIsNoResult() {
        CannedTransport canned = new CannedTransport().answer(200, "{}").answer(200, "{\"searchRecords\":[");
        RestSearch broken = RestApi.builder(canned)
                .retry(io.sfsdk.retry.RetryPolicy.none())
                .build()
                .search();
        SoslQuery query = Sosl.words("abc").returning("Account", "Id").build();

        assertThatThrownBy(() -> broken.find(query)).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> broken.find(query)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void aQueryIsExplainedAndNotRun() {
        List<QueryCost> costs = connected.api().explain(Soql.text("SELECT Id FROM Account"));

        assertThat(costs).hasSize(1);
        assertThat(costs.get(0).operation()).isEqualTo("TableScan");
        assertThat(costs.get(0).rowsOfObject()).isEqualTo(2);
        assertThat(costs.get(0).sobject()).isEqualTo("Account");
    }

    private List<String> names(Sosl sosl) {
        return search.find(sosl.returning("Account", "Name").build()).stream()
                .map(row -> row.text("Name").orElseThrow())
                .toList();
    }
}
