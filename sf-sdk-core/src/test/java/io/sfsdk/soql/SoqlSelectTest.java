package io.sfsdk.soql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SoqlSelectTest {

    @Test
    void aQueryIsBuiltInTheOrderOfTheLanguage() {
        SoqlCondition large = Soql.field("AnnualRevenue")
                .ge(1_000)
                .and(Soql.field("Owner.Name").ne(null));
        SoqlCondition named =
                Soql.field("Name").like(LikePattern.startsWith("50%_")).not();

        SoqlQuery query = Soql.select("Id", "Owner.Name")
                .from("Account")
                .where(large.or(named))
                .where(Soql.field("Industry").in(List.of("Energy", "Media")))
                .orderBy("SystemModstamp", "Id")
                .orderByDescending("Name")
                .limit(200)
                .build();

        assertThat(query.text())
                .isEqualTo("SELECT Id, Owner.Name FROM Account"
                        + " WHERE (((AnnualRevenue >= 1000 AND Owner.Name != null) OR (NOT Name LIKE '50\\%\\_%'))"
                        + " AND Industry IN ('Energy','Media'))"
                        + " ORDER BY SystemModstamp, Id, Name DESC LIMIT 200");
        assertThat(ParsedQuery.of(query.text()).texts()).containsExactly("50%_%", "Energy", "Media");
    }

    @Test
    void everyComparisonHasItsOperator() {
        SoqlField field = Soql.field("N");

        assertThat(List.of(field.eq(1), field.lt(1), field.le(1), field.gt(1), field.isNull(), field.isNotNull()))
                .extracting(SoqlCondition::text)
                .containsExactly("N = 1", "N < 1", "N <= 1", "N > 1", "N = null", "N != null");
        assertThat(field.notIn(List.of(1, 2)).text()).isEqualTo("N NOT IN (1,2)");
    }

    @Test
    void aSelectThatWasBranchedKeepsBothBranches() {
        SoqlSelect all = Soql.select("Id").from("Account");

        SoqlSelect some = all.where(Soql.field("Name").eq("x"));

        assertThat(all.build().text()).isEqualTo("SELECT Id FROM Account");
        assertThat(some.build().text()).isEqualTo("SELECT Id FROM Account WHERE Name = 'x'");
    }

    @Test
    void patternsEscapeTheirOwnWildcardsOnly() {
        assertThat(LikePattern.contains("a_b").literal()).isEqualTo("'%a\\_b%'");
        assertThat(LikePattern.endsWith("100%").literal()).isEqualTo("'%100\\%'");
        assertThat(LikePattern.contains("back\\slash").literal()).isEqualTo("'%back\\\\slash%'");
        assertThat(LikePattern.of("A%'").literal()).isEqualTo("'A%\\''");
        assertThat(LikePattern.of("secret").toString()).doesNotContain("secret");
    }

    @Test
    void literalsForThoseWhoComposeThemselves() {
        assertThat(Soql.literal("O'Neil")).isEqualTo("'O\\'Neil'");
        assertThat(Soql.literal(null)).isEqualTo("null");
        assertThat(Soql.literal(List.of(1, 2))).isEqualTo("(1,2)");
    }

    @Test
    void emptySelectionsAndLimitsAreRefused() {
        assertThatThrownBy(() -> Soql.select().from("Account")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Soql.select("Id").from("Account").limit(0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
