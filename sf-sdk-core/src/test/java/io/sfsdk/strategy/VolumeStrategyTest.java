package io.sfsdk.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.write.WriteOperation;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeStrategyTest {
    private static final ApiOption REST = new ApiOption("REST", 200);

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "200, 1", "201, 2", "10000, 50"})
    void aChoiceCarriesItsReasonAndItsCostInCalls(long records, long calls) {
        Workload work = new Workload.Write(new WriteOperation.Insert(), "Account", OptionalLong.of(records));

        ApiChoice choice = ApiStrategy.byVolume().choose(work, List.of(REST));

        assertThat(choice.option()).isEqualTo(REST);
        assertThat(choice.reason()).isEqualTo("REST is the only API this client has");
        assertThat(choice.estimatedCalls()).hasValue(calls);
    }

    @Test
    void theCostOfWorkOfUnknownSizeIsUnknown() {
        Workload work = new Workload.Read("Account", OptionalLong.empty());

        ApiChoice choice = ApiStrategy.byVolume().choose(work, List.of(REST, new ApiOption("OTHER", 10)));

        assertThat(choice.option()).isEqualTo(REST);
        assertThat(choice.reason()).contains("first among 2");
        assertThat(choice.estimatedCalls()).isEmpty();
    }

    @Test
    void withoutAnApiThereIsNothingToChoose() {
        Workload work = new Workload.Read("Account", OptionalLong.empty());

        assertThatThrownBy(() -> ApiStrategy.byVolume().choose(work, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Account");
    }
}
