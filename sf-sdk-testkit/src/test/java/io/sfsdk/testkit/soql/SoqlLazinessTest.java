package io.sfsdk.testkit.soql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SoqlLazinessTest {
    private final FakeOrg org = new FakeOrg();

    private QueryResult aThousandAccounts() {
        for (int i = 0; i < 1_000; i++) {
            org.add("Account", "Name", "a" + i);
        }
        return org.query("SELECT Id, Name FROM Account");
    }

    @Test
    void rowsAreProjectedWhenTheyAreRead() {
        QueryResult answer = aThousandAccounts();
        assertThat(answer.totalSize()).isEqualTo(1_000);
        assertThat(org.valuesRead).isZero();

        List<ResultRow> page = List.copyOf(answer.rows().subList(200, 400));

        assertThat(page).hasSize(200);
        assertThat(org.valuesRead).isEqualTo(400);
    }

    @Test
    void rowsCannotBeChanged() {
        QueryResult answer = aThousandAccounts();

        assertThatThrownBy(() -> answer.rows().remove(0)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> answer.rows().get(0).values().set(0, "x"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void theSameRowIsEqualEachTimeItIsRead() {
        QueryResult answer = aThousandAccounts();

        assertThat(answer.rows().get(7)).isEqualTo(answer.rows().get(7));
        assertThat(answer).isEqualTo(org.query("SELECT Id, Name FROM Account"));
    }

    @Test
    void anAnswerIsReadFromTheEndAsFastAsFromTheStart() {
        QueryResult answer = aThousandAccounts();

        assertThat(FakeOrg.get(answer.rows().get(999), "Name")).isEqualTo("a999");
        assertThat(org.valuesRead).isEqualTo(2);
    }
}
