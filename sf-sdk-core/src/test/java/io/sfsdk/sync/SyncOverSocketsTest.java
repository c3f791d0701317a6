package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sfsdk.error.SalesforceException;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Fault;
import io.sfsdk.testkit.fault.Pages;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.store.StorePolicy;
import io.sfsdk.testkit.store.StorePolicy.Behaviour;
import io.sfsdk.testkit.store.Transaction;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same promises over REST and real sockets. */
class SyncOverSocketsTest {
    @ParameterizedTest
    @ValueSource(ints = {200, 2_000})
    void fiveThousandTiesComeOnce(int pageSize) {
        try (WireWorld world = new WireWorld(pageSize)) {
            world.load(5_000);

            world.settle(world.sync().build());

            assertThat(world.target.copy).hasSize(5_000);
            assertThat(world.missing()).isEmpty();
            world.target.assertNothingCameTwice();
        }
    }

    @Test
    void aCrashAfterEveryPageOfATieLosesNothing() {
        try (WireWorld world = new WireWorld(200)) {
            world.load(1_000);
            world.pass(Duration.ofMinutes(30));

            for (int run = 0; run < 6; run++) {
                Crash.during(() -> IncrementalSync.builder(
                                world.client.rest().source(),
                                world.client.rest().replicationLog(),
                                new CrashingStore(world.store, 1))
                        .sobject("Account")
                        .fields("Name")
                        .fromBeginning()
                        .to(world.target)
                        .build()
                        .run());
            }

            assertThat(world.missing()).isEmpty();
            world.target.assertNothingCameTwice();
        }
    }

    @ParameterizedTest
    @CsvSource({"PT0S, false", "PT10M, false", "PT0S, true"})
    void cursorsThatAreLostAfterEveryPageLoseNoTieUnlessTheOrderIsGivenUp(Duration overlap, boolean isMutant) {
        try (WireWorld world = new WireWorld(200)) {
            world.load(1_000);
            world.org
                    .faults()
                    .on(Requests.get("/query")
                            .targetContaining("-")
                            .and(request -> !request.target().contains("?q=")))
                    .always(Answers.cursorExpired());
            SyncBuilder sync = world.sync().overlap(overlap);

            world.settle(
                    (isMutant ? sync.without(Countermeasure.TOTAL_ORDER, Countermeasure.COUNT_CHECK) : sync).build());

            assertThat(world.missing().isEmpty()).isEqualTo(!isMutant);
        }
    }

    @ParameterizedTest
    @CsvSource({"PT1S, false", "PT1M, false", "PT5M, false", "PT15M, false", "PT15M, true"})
    void aTransactionThatStaysOpenIsDeliveredUnlessTheFenceIsTakenDown(Duration open, boolean isMutant) {
        try (WireWorld world = new WireWorld(200)) {
            SyncBuilder builder = world.sync().overlap(Duration.ZERO);
            IncrementalSync sync = (isMutant ? builder.without(Countermeasure.FENCE) : builder).build();
            world.load(3);
            try (Transaction late = world.org.begin()) {
                late.insert("Account", Map.of("Name", "late"));
                for (long passed = 0; passed < open.toSeconds(); passed += 60) {
                    world.pass(Duration.ofSeconds(Math.min(60, open.toSeconds() - passed)));
                    world.org.insert("Account", Map.of("Name", "meanwhile"));
                    sync.run();
                }
                late.commit();
            }

            world.settle(sync);

            assertThat(world.missing().isEmpty()).isEqualTo(!isMutant);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT30S", "PT5M", "PT9M"})
    void anOrgWhoseLogDoesNotWaitForTransactionsIsAudited(Duration open) {
        try (WireWorld world = new WireWorld(200)) {
            world.org.data().policy(StorePolicy.standard().without(Behaviour.REPORTS_OPEN_TRANSACTIONS));
            IncrementalSync sync = world.sync().build();
            try (Transaction late = world.org.begin()) {
                late.insert("Account", Map.of("Name", "late"));
                world.pass(open);
                sync.run();
                late.commit();
            }
            world.pass(Duration.ofMinutes(1));

            SyncSummary summary = sync.run();

            world.settle(sync);
            assertThat(world.missing()).isEmpty();
            assertThat(summary.delivered()).isEqualTo(1);
        }
    }

    @Test
    void recordsThatChangeDuringPagingEndWithTheirNewestVersion() {
        try (WireWorld world = new WireWorld(200)) {
            world.load(1_000);
            world.pass(Duration.ofMinutes(5));
            List<String> ids = world.org.query("SELECT Id FROM Account").stream()
                    .map(row -> (String) row.get("Id"))
                    .toList();
            int[] pages = {0};
            IncrementalSync sync = world.client
                    .sync("Account", world.store)
                    .fields("Name")
                    .fromBeginning()
                    .to(page -> {
                        world.target.handle(page);
                        ids.stream()
                                .skip(pages[0]++ * 150L)
                                .limit(100)
                                .forEach(id -> world.org.update("Account", id, Map.of("Name", "changed")));
                        world.pass(Duration.ofSeconds(1));
                    })
                    .build();

            world.settle(sync);

            assertThat(world.missing()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("shortAnswers")
    void anAnswerInWhichRecordsAreMissingIsReadAgain(Fault fault, int page) {
        try (WireWorld world = new WireWorld(200)) {
            world.load(1_000);
            world.pass(Duration.ofMinutes(30));
            world.org.faults().on(SyncOverSocketsTest::isOfTheSyncsQuery).at(page, fault);

            SyncSummary summary = world.sync().build().run();

            assertThat(summary.isComplete()).isTrue();
            assertThat(world.missing()).isEmpty();
        }
    }

    static Stream<Arguments> shortAnswers() {
        Stream<Arguments> later = Stream.of(2, 3, 4).map(page -> Arguments.of(Pages.repeatPage(), page));
        return Stream.concat(
                later,
                Stream.of(1, 2, 3, 4, 5)
                        .flatMap(page -> Stream.of(
                                Arguments.of(Pages.dropRows(1), page),
                                Arguments.of(Pages.totalSizeTooLarge(1), page))));
    }

    private static boolean isOfTheSyncsQuery(Request request) {
        return request.target().contains("/queryAll?") || request.target().contains("/query/");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anAnswerInWhichARecordIsMissingIsReadAgainByTheNextRunUnlessItsStartIsNotStored(boolean isMutant) {
        try (WireWorld world = new WireWorld(200)) {
            world.load(1_200);
            world.pass(Duration.ofMinutes(30));
            world.org.faults().on(SyncOverSocketsTest::isOfTheSyncsQuery).at(2, Pages.dropRows(1));
            int[] pages = {0};
            SyncBuilder stopping = world.sync().overlap(Duration.ZERO).to(page -> {
                if (++pages[0] == 4) {
                    throw new IOException("the host is down");
                }
                world.target.handle(page);
            });

            runWhateverHappens((isMutant ? stopping.without(Countermeasure.ANSWER_STORED) : stopping).build());
            world.settle(world.sync().overlap(Duration.ZERO).build());

            assertThat(world.missing().isEmpty()).isEqualTo(!isMutant);
        }
    }

    @Test
    void anAnswerThatStaysShortMovesNothing() {
        try (WireWorld world = new WireWorld(200)) {
            world.load(100);
            world.pass(Duration.ofMinutes(30));
            world.org.faults().on(Requests.get("/queryAll")).always(Pages.dropRows(1));

            assertThatExceptionOfType(SyncException.class)
                    .isThrownBy(() -> world.sync().build().run());

            assertThat(world.target.deliveries).isEmpty();
            world.org.faults().clear();
            world.settle(world.sync().build());
            assertThat(world.missing()).isEmpty();
        }
    }

    @Test
    void deletedCascadedMergedAndRestoredRecordsComeAsWhatTheyAre() {
        try (WireWorld world = new WireWorld(200)) {
            String gone = world.org.insert("Account", Map.of("Name", "gone"));
            String loser = world.org.insert("Account", Map.of("Name", "loser"));
            String winner = world.org.insert("Account", Map.of("Name", "winner"));
            String back = world.org.insert("Account", Map.of("Name", "back"));
            world.org.delete(gone);
            world.org.delete(back);
            IncrementalSync sync = world.client
                    .sync("Account", world.store)
                    .fields("Name", "MasterRecordId")
                    .fromBeginning()
                    .to(world.target)
                    .build();
            world.settle(sync);
            try (Transaction work = world.org.begin()) {
                work.undelete(back);
                work.merge(winner, List.of(loser));
                work.commit();
            }

            world.settle(sync);

            assertThat(world.missing()).isEmpty();
            assertThat(world.target.copy.get(gone)).isInstanceOf(RecordChange.Deleted.class);
            assertThat(world.target.copy.get(back)).isInstanceOf(RecordChange.Upserted.class);
            assertThat(world.target.copy.get(loser))
                    .isInstanceOfSatisfying(
                            RecordChange.Deleted.class,
                            deleted -> assertThat(deleted.record().text("MasterRecordId"))
                                    .contains(winner));
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void oneFaultAtAnyRequestLosesNothing(Fault fault) {
        for (int faulty = 1; faulty <= 8; faulty++) {
            try (WireWorld world = new WireWorld(200)) {
                world.load(700);
                world.pass(Duration.ofMinutes(5));
                world.org.faults().on().at(faulty, fault);

                runWhateverHappens(world.sync().build());
                world.org.faults().clear();
                world.settle(world.sync().build());

                assertThat(world.missing()).as(fault + " at " + faulty).isEmpty();
                assertThat(world.org.defects()).isEmpty();
            }
        }
    }

    static Stream<Fault> faults() {
        return Stream.of(
                Answers.sessionExpired(),
                Answers.cursorExpired(),
                Answers.unavailable(),
                Answers.maintenance(),
                Answers.dailyLimit(),
                Breakages.resetBeforeProcessing(),
                Breakages.cutBody(),
                Breakages.cutBodyWithoutFraming());
    }

    @Test
    void anotherOrgsPositionIsRefusedUntilItIsReset() {
        try (WireWorld first = new WireWorld(200);
                WireWorld second = new WireWorld(200, 2, first.store)) {
            second.load(3);
            first.pass(Duration.ofHours(1));
            second.pass(Duration.ofMinutes(30));
            first.sync().build().run();
            IncrementalSync sync = second.sync().build();

            assertThatIllegalStateException()
                    .isThrownBy(sync::run)
                    .withMessageContaining(first.org.orgId())
                    .withMessageContaining(second.org.orgId());

            sync.reset();
            sync.run();
            assertThat(second.missing()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2016-05-05T05:05:05Z", "2036-05-05T05:05:05Z"})
    void theLocalClockHasNoEffect(Instant timeOfTheOrg) {
        try (WireWorld world = new WireWorld(200)) {
            world.clock.set(timeOfTheOrg);
            world.load(3);
            world.settle(world.sync().build());
            world.load(3);

            world.settle(world.sync().build());

            assertThat(world.missing()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aHistoryFullOfFaultsEndsWithTargetEqualToOrg(long seed) {
        try (WireWorld world = new WireWorld(25, seed, new InMemoryWatermarkStore())) {
            SplittableRandom random = new SplittableRandom(seed);
            world.org.faults().random(seed, 0.5, 0.1);
            for (int step = 0; step < 40; step++) {
                world.load(random.nextInt(40));
                List<Map<String, Object>> some = world.org.query("SELECT Id FROM Account LIMIT 5");
                some.forEach(row -> world.org.update("Account", (String) row.get("Id"), Map.of("Name", "again")));
                world.pass(Duration.ofSeconds(random.nextInt(100)));
                runWhateverHappens(world.sync().build());
            }
            world.org.faults().clear();

            world.settle(world.sync().build());

            assertThat(world.missing()).isEmpty();
        }
    }

    private static void runWhateverHappens(IncrementalSync sync) {
        try {
            sync.run();
        } catch (SyncException | SalesforceException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
