package io.sfsdk.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.error.UnsupportedException;
import io.sfsdk.soql.Soql;
import io.sfsdk.soql.SoqlFeature;
import io.sfsdk.write.WriteOperation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeStrategyTest {
    private static final ApiOption REST = ApiOption.calls("REST", 200);
    private static final ApiOption SOAP = ApiOption.calls("SOAP", 200, Need.JWT_TOKEN);
    private static final ApiOption BULK = ApiOption.jobs(
            "Bulk",
            100_000,
            ApiCost.ofChunks(0, 10, 10_000, CallPace.standard()),
            Set.of(Need.of(SoqlFeature.AGGREGATES), Need.of(SoqlFeature.CHILD_ROWS)));
    private static final List<ApiOption> ALL = List.of(REST, SOAP, BULK);
    private static final Workload INSERT = Workload.write(new WriteOperation.Insert(), "Account");

    @ParameterizedTest
    @CsvSource({
        "0, REST, fewer than 200, 1, 0",
        "1, REST, fewer than 200, 1, 0",
        "199, REST, fewer than 200, 1, 0",
        "200, REST, in chunks of 200, 1, 0",
        "201, REST, in chunks of 200, 2, 0",
        "10000, REST, in chunks of 200, 50, 0",
        "10001, Bulk, 'more than 10,000', 10, 2",
        "1000000, Bulk, 'more than 10,000', 100, 100"
    })
    void theNumberOfRecordsDecides(long records, String api, String reason, long calls, long batches) {
        ApiChoice choice = ApiStrategy.byVolume().choose(INSERT.of(records), ALL);

        assertThat(choice.option().api()).isEqualTo(api);
        assertThat(choice.reason()).contains(reason);
        assertThat(choice.chunkSize()).isEqualTo(api.equals("REST") ? 200 : 100_000);
        assertThat(choice.parallelism()).isOne();
        assertThat(choice.estimatedCalls()).hasValue(calls);
        assertThat(choice.estimatedBatches()).hasValue(batches);
    }

    @Test
    void aChoiceTellsHowLongTheWorkTakesAtThePaceOfTheOrg() {
        ApiOption slow = REST.at(ApiCost.ofChunks(0, 1, 0, new CallPace(Duration.ofMillis(100), 100, 1_000)));

        assertThat(time(INSERT.of(400), slow)).contains(Duration.ofMillis(2 * 100 + 4_000));
        assertThat(time(Workload.read("Account").of(400), slow)).contains(Duration.ofMillis(2 * 100 + 400));
        assertThat(time(INSERT, slow)).isEmpty();
    }

    private static Optional<Duration> time(Workload work, ApiOption option) {
        return ApiStrategy.byVolume().choose(work, List.of(option)).estimatedTime();
    }

    @ParameterizedTest
    @CsvSource({"1, 1 second", "119, 119 seconds", "120, 2 minutes", "7199, 119 minutes", "7200, 2 hours"})
    void theTimeIsToldAsExactlyAsItCanBe(long records, String words) {
        ApiOption oneASecond = REST.at(ApiCost.ofChunks(0, 1, 0, new CallPace(Duration.ZERO, 1, 1)));

        ApiChoice choice = ApiStrategy.byVolume().choose(INSERT.of(records), List.of(oneASecond));

        assertThat(choice.explain()).contains(", some " + words + "\n");
    }

    @ParameterizedTest
    @CsvSource({"2000, REST", "2001, Bulk"})
    void salesforcesOwnAdviceIsAPreset(long records, String api) {
        ApiChoice choice = ApiStrategy.salesforceAdvice().choose(INSERT.of(records), ALL);

        assertThat(choice.option().api()).isEqualTo(api);
    }

    @ParameterizedTest
    @CsvSource({"50, REST", "51, Bulk"})
    void aHostSetsAThresholdOfItsOwn(long records, String api) {
        ApiChoice choice = VolumeStrategy.jobsAbove(50).choose(INSERT.of(records), ALL);

        assertThat(choice.option().api()).isEqualTo(api);
    }

    @ParameterizedTest
    @CsvSource({"ESTIMATE, 10000, REST", "ESTIMATE, 10001, Bulk", "AT_LEAST, 10001, Bulk", "UNKNOWN, 0, REST"})
    void whatIsGuessedOrSeenSoFarCountsToo(Volume.Knowledge knowledge, long records, String api) {
        ApiChoice choice = ApiStrategy.byVolume().choose(INSERT.of(new Volume(knowledge, records)), ALL);

        assertThat(choice.option().api()).isEqualTo(api);
    }

    @Test
    void theCostOfWorkOfUnknownSizeIsUnknown() {
        ApiChoice choice = ApiStrategy.byVolume().choose(Workload.read("Account"), ALL);

        assertThat(choice.option()).isEqualTo(REST);
        assertThat(choice.estimatedCalls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SELECT COUNT(Id) n FROM Account, aggregate functions",
        "'SELECT Id, (SELECT Id FROM Contacts) FROM Account', a subquery for child rows"
    })
    void aQueryThatBulkRefusesGoesElsewhereHoweverMuchItAnswers(String soql, String why) {
        Workload work = Workload.read("Account").of(1_000_000).shapedBy(Soql.text(soql));

        ApiChoice choice = ApiStrategy.byVolume().choose(work, ALL);

        assertThat(choice.option()).isEqualTo(REST);
        assertThat(choice.rejected()).contains(new ApiChoice.Rejected("Bulk", "it cannot give " + why));
    }

    @Test
    void oneWhoCannotWaitIsNotGivenAJob() {
        Workload work = INSERT.of(1_000_000).needing(Need.PROMPT_ANSWER);

        ApiChoice choice = ApiStrategy.byVolume().choose(work, ALL);

        assertThat(choice.option()).isEqualTo(REST);
        assertThat(choice.rejected()).contains(new ApiChoice.Rejected("Bulk", "it cannot give an answer at once"));
    }

    @Test
    void allOrNoneIsNotForJobs() {
        ApiChoice choice = ApiStrategy.byVolume().choose(INSERT.of(20_000).needing(Need.ALL_OR_NONE), ALL);

        assertThat(choice.option()).isEqualTo(REST);
    }

    @Test
    void aTokenInJwtFormKeepsSoapOut() {
        ApiChoice choice = ApiStrategy.byVolume().choose(INSERT.of(5).needing(Need.JWT_TOKEN), List.of(SOAP, REST));

        assertThat(choice.option()).isEqualTo(REST);
    }

    @Test
    void ofTwoThatFitTheClientsOrderDecides() {
        ApiChoice choice = ApiStrategy.byVolume().choose(INSERT.of(5), List.of(SOAP, REST));

        assertThat(choice.option()).isEqualTo(SOAP);
        assertThat(choice.rejected()).containsExactly(new ApiChoice.Rejected("REST", "SOAP comes before it"));
    }

    @Test
    void manyRecordsGoByCallsWhereThereIsNothingElse() {
        ApiChoice choice = ApiStrategy.byVolume().choose(INSERT.of(20_000), List.of(REST));

        assertThat(choice.option()).isEqualTo(REST);
        assertThat(choice.reason()).isEqualTo("REST is the only API left for it");
        assertThat(choice.estimatedCalls()).hasValue(100);
    }

    @Test
    void whatTheDayHasLeftRulesAnApiOut() {
        Workload work = INSERT.of(10_000).within(Headroom.ofCalls(49));

        ApiChoice choice = ApiStrategy.byVolume().choose(work, ALL);

        assertThat(choice.option()).isEqualTo(BULK);
        assertThat(choice.rejected())
                .contains(new ApiChoice.Rejected("REST", "it would cost 50 API requests, and 49 are left"));
    }

    @Test
    void batchesThatAreUsedUpRuleJobsOut() {
        Headroom left = new Headroom(OptionalLong.empty(), OptionalLong.of(1));

        ApiChoice choice = ApiStrategy.byVolume().choose(INSERT.of(10_001).within(left), ALL);

        assertThat(choice.option()).isEqualTo(REST);
        assertThat(choice.rejected())
                .contains(new ApiChoice.Rejected("Bulk", "it would cost 2 ingest batches, and 1 are left"));
    }

    @Test
    void whereNothingIsLeftForAnyTheFirstIsChosenAndSaysSo() {
        Workload work = INSERT.of(10_000).within(Headroom.ofCalls(-5));

        ApiChoice choice = ApiStrategy.byVolume().choose(work, ALL);

        assertThat(choice.option()).isEqualTo(REST);
        assertThat(choice.reason()).contains("budget is short");
        assertThat(choice.rejected()).extracting(ApiChoice.Rejected::api).containsExactly("SOAP", "Bulk");
    }

    @Test
    void aChoiceExplainsItself() {
        ApiChoice choice = ApiStrategy.byVolume().choose(INSERT.of(12_000), ALL);

        assertThat(choice.explain()).isEqualTo("""
            insert Account, 12,000 records: Bulk, 100,000 records a job, 1 at a time, about 10 API requests and 2 ingest batches, some 62 seconds
              because 12,000 records go by jobs: more than 10,000
              not REST: 12,000 records are more than 10,000
              not SOAP: 12,000 records are more than 10,000\
            """);
    }

    @Test
    void aChoiceThatMetSomethingUnsupportedIsMadeAgainAndSaysWhy() {
        ApiChoice first = ApiStrategy.byVolume().choose(Workload.read("Account").of(12_000), ALL);

        ApiChoice second = first.rerouted(new UnsupportedException("no", "compound fields", null), REST);

        assertThat(second.option()).isEqualTo(REST);
        assertThat(second.reason()).isEqualTo("Bulk was chosen first, and cannot give compound fields");
        assertThat(second.rejected()).contains(new ApiChoice.Rejected("Bulk", "it cannot give compound fields"));
        assertThat(second.rejected()).extracting(ApiChoice.Rejected::api).doesNotContain("REST");
    }

    @Test
    void aHostChoosesByALambda() {
        ApiStrategy always = (work, options) -> ApiChoice.of(work, options.get(2), "we like jobs", List.of());

        assertThat(always.choose(INSERT.of(1), ALL).option()).isEqualTo(BULK);
        assertThat(always.lookahead()).isZero();
    }

    @Test
    void withoutAnApiThereIsNothingToChoose() {
        assertThatThrownBy(() -> ApiStrategy.byVolume().choose(INSERT, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Account")
                .hasMessageContaining("at least one");
    }

    @Test
    void workThatNoApiCanDoIsRefusedWithEachReason() {
        Workload work = INSERT.needing(Need.ALL_OR_NONE);

        assertThatThrownBy(() -> ApiStrategy.byVolume().choose(work, List.of(BULK)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Bulk: it cannot give all or none");
    }
}
