package io.sfsdk.testkit.soql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoqlOrderTest {
    private final FakeOrg org = new FakeOrg();

    @BeforeEach
    void fourAccounts() {
        String parent = org.add("Account", "Name", "beta", "Industry", "Tech", "NumberOfEmployees", new BigDecimal(2));
        org.add("Account", "Name", "Alpha", "Industry", "Agri", "NumberOfEmployees", new BigDecimal(10));
        org.add("Account", "Name", "Gamma", "ParentId", parent);
        org.add("Account", "Name", "delta", "Industry", "Tech", "NumberOfEmployees", new BigDecimal(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ORDER BY Name                                  | Alpha,beta,delta,Gamma
            ORDER BY Name DESC                             | Gamma,delta,beta,Alpha
            ORDER BY NumberOfEmployees, Name               | Gamma,beta,delta,Alpha
            ORDER BY NumberOfEmployees DESC, Name          | Gamma,Alpha,beta,delta
            ORDER BY NumberOfEmployees NULLS LAST, Name    | beta,delta,Alpha,Gamma
            ORDER BY NumberOfEmployees DESC NULLS LAST, Name DESC | Alpha,delta,beta,Gamma
            ORDER BY Industry, Name                        | Gamma,beta,delta,Alpha
            ORDER BY Parent.Name NULLS LAST, Name          | Gamma,Alpha,beta,delta
            ORDER BY Parent.Name, Name                     | Alpha,beta,delta,Gamma
            ORDER BY Id                                    | beta,Alpha,Gamma,delta
            ORDER BY Id DESC                               | delta,Gamma,Alpha,beta
            """)
    void sortsWithoutRegardToCaseAndEmptyValuesFirst(String clause, String expected) {
        assertThat(org.names("SELECT Name FROM Account " + clause)).containsExactly((Object[]) expected.split(","));
    }

    @Test
    void limitAndOffsetCutAStretchOutOfTheSortedRows() {
        QueryResult answer = org.query("SELECT Name FROM Account ORDER BY Name LIMIT 2 OFFSET 1");

        assertThat(answer.totalSize()).isEqualTo(2);
        assertThat(answer.rows()).extracting(row -> FakeOrg.get(row, "Name")).containsExactly("beta", "delta");
    }

    @Test
    void rowsThatSortAlikeStayInTheOrderOfTheirIdsWhetherCutOrNot() {
        String all = "SELECT Name FROM Account ORDER BY NumberOfEmployees NULLS LAST";

        assertThat(org.names(all)).containsExactly("beta", "delta", "Alpha", "Gamma");
        for (int limit = 0; limit <= 4; limit++) {
            assertThat(org.names(all + " LIMIT " + limit))
                    .isEqualTo(org.names(all).subList(0, limit));
        }
    }

    @Test
    void noRowsAreFoundBeyondTheLimitsOfTheAnswer() {
        assertThat(org.names("SELECT Name FROM Account LIMIT 0")).isEmpty();
        assertThat(org.names("SELECT Name FROM Account OFFSET 2000")).isEmpty();
    }

    @Test
    void offsetsBeyondTwoThousandAreRefused() {
        SoqlException refusal = org.refusal("SELECT Name FROM Account OFFSET 2001");

        assertThat(refusal.errorCode()).isEqualTo("NUMBER_OUTSIDE_VALID_RANGE");
        assertThat(refusal).hasMessage("Maximum SOQL offset allowed is 2000");
    }
}
