package io.sfsdk.soql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FIELDS() is sent only where the org takes it. */
class SoqlFieldsFunctionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT FIELDS(ALL) FROM Account",
                "SELECT FIELDS(CUSTOM) FROM Account WHERE Name = 'LIMIT 200'",
                "select fields( all ) from Account limit 201",
                "SELECT FIELDS(ALL) FROM Account LIMIT 2000",
                "SELECT Name, FIELDS(CUSTOM) FROM Account WHERE ParentId = '001TK00000AAAAbYAP'",
                "SELECT Id, (SELECT FIELDS(ALL) FROM Contacts) FROM Account LIMIT 200",
                "SELECT Id, (SELECT Id FROM Contacts LIMIT 5), FIELDS(ALL) FROM Account"
            })
    void withoutTheBoundThatTheOrgDemandsItIsRefused(String soql) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Soql.text(soql))
                .withMessageContaining("LIMIT 200 or less")
                .withMessageContaining("name the fields");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT FIELDS(STANDARD) FROM Account",
                "SELECT FIELDS(ALL) FROM Account LIMIT 200",
                "SELECT Fields(Custom) FROM Account ORDER BY Name LIMIT 1",
                "SELECT FIELDS(ALL) FROM Account WHERE Id = '001TK00000AAAAbYAP'",
                "SELECT Id, (SELECT FIELDS(ALL) FROM Contacts LIMIT 200) FROM Account",
                "SELECT Id FROM Account WHERE Name = 'FIELDS(ALL)'",
                "SELECT FIELDS(ALL) /* all */ FROM Account"
            })
    void withItOrWhereOnlyTheOrgCanTellItIsSent(String soql) {
        assertThat(Soql.text(soql).text()).isEqualTo(soql);
    }

    @Test
    void theBoundMayBeAValue() {
        String template = "SELECT FIELDS(ALL) FROM Account LIMIT :most";

        assertThat(Soql.bind(template, Map.of("most", 200)).text()).endsWith("LIMIT 200");
        assertThatIllegalArgumentException().isThrownBy(() -> Soql.bind(template, Map.of("most", 300)));
        assertThat(Soql.bind(
                                "SELECT FIELDS(ALL) FROM Account WHERE Id IN :ids",
                                Map.of("ids", List.of("001TK00000AAAAbYAP")))
                        .text())
                .contains("IN (");
    }

    @Test
    void aQueryMadeToKeepItsReaderBusyDoesNot() {
        String blanks = "SELECT FIELDS(" + " ".repeat(90_000) + "x y) FROM Account";
        String nested = "SELECT Id, FIELDS(ALL), " + "(SELECT ".repeat(9_000) + "Id" + ")".repeat(9_000)
                + " FROM Account LIMIT 1";

        assertThat(Soql.text(blanks).text()).hasSize(blanks.length());
        assertThat(Soql.text(nested).text()).hasSize(nested.length());
    }

    @Test
    void anotherWordInItIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Soql.text("SELECT FIELDS(SOME) FROM Account LIMIT 5"))
                .withMessageContaining("ALL, CUSTOM or STANDARD");
    }
}
