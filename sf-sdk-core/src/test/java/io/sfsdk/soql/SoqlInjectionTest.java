package io.sfsdk.soql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoqlInjectionTest {
    private static final String TEMPLATE = "SELECT Id FROM Account WHERE Name = :name AND Phone != ':name' LIMIT 1";
    private static final String DANGEROUS = "'\\\"\n\r\t\b\f%_:()/*- ,=<>aZ0\u00e9\u2028\u4e2d";
    private static final List<String> PHRASES =
            List.of("' OR Name != '", "\\' OR ", "/*", "*/", "//", ":name", "\\", "\ud83d\ude00");

    @Test
    void aBoundTextParsesBackToItselfWhateverItHolds() {
        Random random = new Random(20260101);
        String shape = ParsedQuery.of(bound("plain")).shape();

        IntStream.range(0, 3_000).forEach(i -> {
            String text = anyText(random);
            ParsedQuery parsed = ParsedQuery.of(bound(text));

            assertThat(parsed.texts()).containsExactly(text, ":name");
            assertThat(parsed.shape()).isEqualTo(shape);
        });
    }

    @Test
    void listsAndPatternsParseBackToTheirTexts() {
        Random random = new Random(42);

        IntStream.range(0, 1_000).forEach(i -> {
            String one = anyText(random);
            String two = anyText(random);
            SoqlQuery query = Soql.select("Id")
                    .from("Account")
                    .where(Soql.field("Name")
                            .in(List.of(one, two))
                            .or(Soql.field("Name").like(LikePattern.contains(one))))
                    .build();

            assertThat(ParsedQuery.of(query.text()).texts()).containsExactly(one, two, "%" + one + "%");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Name FROM User",
                "Id, (SELECT Id FROM Contacts)",
                "Id--",
                "Name = 'x' OR Id",
                "",
                " Id",
                "Id\n",
                "1Id",
                "A..B",
                "Id'",
                "\u0399d"
            })
    void aNameThatIsNoNameNeverReachesTheQuery(String name) {
        assertThat(catchThrowable(() -> Soql.select(name).from("Account")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(catchThrowable(() -> Soql.field(name))).isInstanceOf(IllegalArgumentException.class);
        assertThat(catchThrowable(() -> Soql.select("Id").from(name))).isInstanceOf(IllegalArgumentException.class);
        assertThat(catchThrowable(() -> Soql.select("Id").from("Account").orderBy(name)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameOfAHundredThousandStepsIsJudgedLikeAnyOther() {
        String path = "a" + ".a".repeat(100_000);

        assertThat(catchThrowable(() -> Soql.field(path + "'"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(Soql.field(path).isNull().text()).startsWith(path);
    }

    private static String bound(String text) {
        return Soql.bind(TEMPLATE, Map.of("name", text)).text();
    }

    private static String anyText(Random random) {
        StringBuilder text = new StringBuilder();
        int parts = random.nextInt(12);
        for (int i = 0; i < parts; i++) {
            if (random.nextInt(4) == 0) {
                text.append(PHRASES.get(random.nextInt(PHRASES.size())));
            } else {
                text.append(DANGEROUS.charAt(random.nextInt(DANGEROUS.length())));
            }
        }
        return text.toString();
    }
}
