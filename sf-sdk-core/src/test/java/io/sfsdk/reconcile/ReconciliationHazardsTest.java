package io.sfsdk.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sfsdk.copy.HeldVersion;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.record.RecordId;
import io.sfsdk.sync.IsolatingHandler;
import io.sfsdk.sync.Reconciler;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes on beside a reconciliation, or goes wrong, and loses nothing. */
class ReconciliationHazardsTest {
    private static final Comparator<String> CASELESS =
            String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

    private final World world = new World();
    private final List<String> ids = world.org.insert(100);

    @BeforeEach
    void copyAndClose() {
        world.copy();
        world.org.pass(Duration.ofHours(1));
    }

    @Test
    void whatIsNewerThanTheFenceIsLeftToTheSync() {
        String fresh = world.org.insert("fresh");
        world.org.update(ids.get(1), "changing");
        world.org.delete(ids.get(2));

        ReconciliationReport report = world.reconciliation().build().run();

        assertThat(report.findings().left()).isEqualTo(3);
        assertThat(report.repaired()).isZero();
        assertThat(world.differences()).containsExactlyInAnyOrder(fresh, ids.get(1), ids.get(2));
    }

    @Test
    void withoutAFenceWhatIsStillBeingWrittenIsHandedOn() {
        world.org.update(ids.get(1), "first half of a second");

        ReconciliationReport report = world.reconciliation()
                .without(Safeguard.CLOSED_TIME_ONLY)
                .build()
                .run();

        assertThat(report.repaired()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRecordTheSyncBringsWhileARangeIsReadIsNotTakenForGone(boolean isMutant) {
        String[] fresh = new String[1];
        world.org.beforeRequest = (request, kind) -> {
            if (kind == FakeOrg.Kind.NEXT_PAGE && fresh[0] == null) {
                fresh[0] = ids.get(60);
                world.org.show(fresh[0]);
                world.copy(fresh[0]);
            }
        };
        world.org.hardDelete(ids.get(61));
        world.org.hide(ids.get(60));
        ReconciliationBuilder builder = world.reconciliation().rangeSize(1_000);

        (isMutant ? builder.without(Safeguard.PROOF_OF_ABSENCE) : builder)
                .build()
                .run();

        assertThat(world.target.record(RecordId.of(fresh[0])).isPresent()).isEqualTo(!isMutant);
        assertThat(world.target.record(RecordId.of(ids.get(61)))).isEmpty();
    }

    @Test
    void aVersionTheSyncBringsWhileARangeIsReadIsNotTurnedBack() {
        world.org.beforeRequest = (request, kind) -> {
            if (kind == FakeOrg.Kind.NEXT_PAGE) {
                world.org.update(ids.get(99), "newest");
                world.copy(ids.get(99));
            }
        };

        world.reconciliation().rangeSize(1_000).build().run();

        assertThat(world.differences()).isEmpty();
    }

    @Test
    void aRepairIsReadAnewAndNotAsItWasListed() {
        world.org.update(ids.get(0), "listed");
        world.org.pass(Duration.ofHours(1));
        world.org.beforeRequest = (request, kind) -> {
            if (request == 6) {
                world.org.update(ids.get(0), "meanwhile");
            }
        };

        ReconciliationReport report = world.reconciliation().build().run();

        assertThat(report.findings().stale()).isEqualTo(1);
        assertThat(report.findings().left()).isEqualTo(1);
        assertThat(world.target.record(RecordId.of(ids.get(0))).orElseThrow().text("Name"))
                .contains("row 0");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyGapBetweenRangesIsCompared(boolean isMutant) {
        World gapped = new World();
        List<String> all = gapped.org.insert(200);
        for (int place = 0; place < all.size(); place++) {
            if (place / 10 % 2 == 0) {
                gapped.copy(all.get(place));
            }
        }
        gapped.org.pass(Duration.ofHours(1));
        ReconciliationBuilder builder = gapped.reconciliation().rangeSize(3);

        (isMutant ? builder.without(Safeguard.RANGES_JOIN) : builder).build().run();

        assertThat(gapped.differences().isEmpty()).isEqualTo(!isMutant);
    }

    @Test
    void anOrgThatSortsIdsWithoutRegardToCaseIsToldAndNothingIsLost() {
        world.org.order = CASELESS;

        assertThatExceptionOfType(ReconciliationException.class)
                .isThrownBy(
                        () -> world.reconciliation().rangeSize(1_000).build().run())
                .withMessageContaining("does not order the ids of this object by their bytes");
        assertThat(world.target.records()).hasSize(100);
    }

    @Test
    void anOrgThatComparesIdsWithoutRegardToCaseIsToldAndNothingIsLost() {
        world.org.comparison = CASELESS;

        assertThatExceptionOfType(ReconciliationException.class)
                .isThrownBy(() -> world.reconciliation().build().run())
                .withMessageContaining("does not order the ids of this object by their bytes");
        assertThat(world.target.records()).hasSize(100);
    }

    @Test
    void aRangeIsNotClosedOverARecordThatTheOrgPlacesElsewhere() {
        World sparse = new World();
        List<String> all = sparse.org.insert(10);
        List.of(0, 3, 4, 5, 6, 7, 8).forEach(place -> sparse.org.hardDelete(all.get(place)));
        sparse.copy();
        sparse.org.pass(Duration.ofHours(1));
        sparse.org.comparison = CASELESS;

        assertThatExceptionOfType(ReconciliationException.class)
                .isThrownBy(() -> sparse.reconciliation().rangeSize(2).build().run())
                .withMessageContaining(all.get(2) + " outside of ids up to " + all.get(1));
        assertThat(sparse.position()).isEmpty();
    }

    @Test
    void anIndexThatSortsIdsWithoutRegardToCaseIsRefused() {
        Comparator<HeldVersion> caseless =
                Comparator.comparing(version -> version.id().value(), CASELESS);

        assertThatExceptionOfType(ReconciliationException.class)
                .isThrownBy(() -> world.reconciliation()
                        .against((after, upTo) ->
                                world.target.between(after, upTo).sorted(caseless))
                        .build()
                        .run())
                .withMessageContaining("out of its place")
                .withMessageContaining("COLLATE");
    }

    @Test
    void anIndexThatFailsEndsTheRunAndMovesNothing() {
        assertThatExceptionOfType(ReconciliationException.class)
                .isThrownBy(() -> world.reconciliation()
                        .against((after, upTo) -> {
                            throw new IllegalStateException("no connection");
                        })
                        .build()
                        .run())
                .withCauseInstanceOf(IllegalStateException.class);
        assertThat(world.position()).isEmpty();
    }

    @Test
    void contentsAreNotComparedWithAnIndexThatKeepsNoHashes() {
        assertThatExceptionOfType(ReconciliationException.class)
                .isThrownBy(() -> world.reconciliation()
                        .depth(Depth.CONTENT)
                        .against((after, upTo) -> world.target
                                .between(after, upTo)
                                .map(version -> new HeldVersion(version.id(), version.stamp(), false, null)))
                        .build()
                        .run())
                .withMessageContaining("no content hash");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anAnswerThatComesShortClosesNoRange(boolean isMutant) {
        String fresh = world.org.insert("fresh");
        world.org.pass(Duration.ofHours(1));
        world.org.dropping = (request, sent) -> sent.stream()
                .filter(row -> !row.id().orElseThrow().value().equals(fresh))
                .toList();
        ReconciliationBuilder builder = world.reconciliation();

        Optional<ReconciliationReport> report =
                run((isMutant ? builder.without(Safeguard.COUNT_CHECK) : builder).build());

        assertThat(report.map(ReconciliationReport::isComplete).orElse(false)).isEqualTo(isMutant);
        assertThat(world.differences()).containsExactly(fresh);
        world.org.dropping = (request, sent) -> sent;
        world.reconciliation().build().run();
        assertThat(world.differences().isEmpty()).isEqualTo(true);
    }

    private static Optional<ReconciliationReport> run(Reconciliation reconciliation) {
        try {
            return Optional.of(reconciliation.run());
        } catch (ReconciliationException e) {
            return Optional.empty();
        }
    }

    @Test
    void aLostPermissionIsNotTakenForAGreatDeletion() {
        ids.forEach(world.org::hide);

        ReconciliationReport report = world.reconciliation().maxGone(30).build().run();

        assertThat(report.outcome()).isInstanceOf(ReconciliationOutcome.Partial.class);
        assertThat(report.describe()).contains("lost a permission", "maxGone()");
        assertThat(world.target.records().count()).isGreaterThanOrEqualTo(70);
    }

    @Test
    void aBudgetStopsAtAClosedRangeAndTheNextRunGoesOnThere() {
        List.of(0, 30, 60, 99).forEach(place -> world.org.hardDelete(ids.get(place)));
        Reconciliation reconciliation = world.reconciliation().maxCalls(8).build();

        List<ReconciliationReport> reports = new ArrayList<>();
        do {
            world.org.requests = 0;
            reports.add(reconciliation.run());
            assertThat(world.org.requests).isLessThanOrEqualTo(8);
        } while (!reports.get(reports.size() - 1).isComplete());

        assertThat(reports).hasSize(3);
        assertThat(reports.get(0).outcome())
                .isEqualTo(new ReconciliationOutcome.StoppedForBudget(
                        8, reports.get(0).reached()));
        assertThat(reports.get(0).describe()).contains("the 8 calls allowed for one run are used up", "up to 001TK");
        assertThat(reports.get(1).from()).isEqualTo(reports.get(0).reached());
        assertThat(reports.stream()
                        .mapToLong(report -> report.findings().gone())
                        .sum())
                .isEqualTo(4);
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void aBudgetTooSmallForARangeSaysSo() {
        ReconciliationReport report = world.reconciliation().maxCalls(3).build().run();

        assertThat(report.ranges()).isZero();
        assertThat(report.describe()).contains("did not suffice for one range");
        assertThat(world.position()).isEmpty();
    }

    @Test
    void aPassThatBeganBeforeTheMomentASyncAsksForIsBegunAgain() {
        Reconciliation reconciliation = world.reconciliation().maxCalls(12).build();
        reconciliation.run();
        world.org.pass(Duration.ofMinutes(1));
        world.org.hardDelete(ids.get(0));

        boolean isComplete = false;
        while (!isComplete) {
            isComplete = reconciliation
                    .reconcile("account", FakeOrg.START.plus(Duration.ofMinutes(61)))
                    .isComplete();
        }

        assertThat(world.differences()).isEmpty();
    }

    @Test
    void aPassThatBeganSinceIsGoneOnWith() {
        Reconciliation reconciliation = world.reconciliation().maxCalls(12).build();
        reconciliation.run();

        Reconciler.Repair repair = reconciliation.reconcile("Account", FakeOrg.START);

        assertThat(repair.isComplete()).isTrue();
        assertThat(repair.description()).contains("from behind 001TK");
        assertThat(repair.calls()).isLessThan(12);
    }

    @Test
    void anotherObjectThanItsOwnIsNotReconciled() {
        Reconciliation reconciliation = world.reconciliation().build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> reconciliation.reconcile("Contact", FakeOrg.START))
                .withMessageContaining("compares Account");
    }

    @Test
    void aPassThatIsCompleteIsFollowedByAnother() {
        world.reconciliation().build().run();
        assertThat(world.position().orElseThrow())
                .isEqualTo("reconcile-1 00D000000000001AAA Account 2026-01-01T13:00:00Z -");
        world.org.hardDelete(ids.get(0));

        ReconciliationReport report = world.reconciliation().build().run();

        assertThat(report.from()).isNull();
        assertThat(report.findings().gone()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anotherOrgsPositionIsRefusedUntilItIsReset(boolean isMutant) {
        world.reconciliation().maxCalls(12).build().run();
        world.org.id = "00D000000000002AAA";
        world.org.hardDelete(ids.get(0));
        ReconciliationBuilder builder = world.reconciliation();
        Reconciliation reconciliation = (isMutant ? builder.without(Safeguard.ORG_BINDING) : builder).build();

        if (isMutant) {
            reconciliation.run();
        } else {
            assertThatIllegalStateException()
                    .isThrownBy(reconciliation::run)
                    .withMessageContaining("00D000000000001AAA")
                    .withMessageContaining("00D000000000002AAA")
                    .withMessageContaining("reset()");
            reconciliation.reset();
            reconciliation.run();
        }

        assertThat(world.differences().isEmpty()).isEqualTo(!isMutant);
    }

    @Test
    void ofTwoWorkersTheSlowerOneStops() {
        Reconciliation other = world.reconciliation().build();
        world.org.hardDelete(ids.get(50));
        Reconciliation slower = world.reconciliation()
                .to(page -> {
                    world.target.handle(page);
                    other.run();
                })
                .build();

        ReconciliationReport report = slower.run();

        assertThat(report.outcome())
                .isInstanceOfSatisfying(
                        ReconciliationOutcome.Partial.class,
                        partial -> assertThat(partial.reason()).contains("another worker moved reconcile/Account"));
    }

    @Test
    void aStoreThatCannotBeReadAsAPositionIsRefused() {
        world.store.advance(new WatermarkKey("reconcile", "Account"), null, new Watermark("sync-1 nonsense"));

        assertThatIllegalStateException()
                .isThrownBy(() -> world.reconciliation().build().run());
    }

    @Test
    void aHandlerThatRefusesAPageEndsTheRunBeforeTheRangeIsClosed() {
        world.org.hardDelete(ids.get(0));

        assertThatExceptionOfType(ReconciliationException.class)
                .isThrownBy(() -> world.reconciliation()
                        .to(page -> {
                            throw new IOException("disk full");
                        })
                        .build()
                        .run())
                .withCauseInstanceOf(IOException.class)
                .withMessageContaining("the next run goes on with the first id");
        assertThat(world.position()).isEmpty();
    }

    @Test
    void whatTheHostCannotTakeBecomesADeadLetterBeforeTheRangeIsClosed() {
        InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();
        world.org.hardDelete(ids.get(0));
        world.org.hardDelete(ids.get(1));

        ReconciliationReport report = world.reconciliation()
                .to(
                        IsolatingHandler.each(change -> {
                            if (change.id().value().equals(ids.get(0))) {
                                throw new IOException("no");
                            }
                        }),
                        letters)
                .build()
                .run();

        assertThat(report.isComplete()).isTrue();
        assertThat(report.deadLettered()).isEqualTo(1);
        assertThat(report.tombstones()).isEqualTo(1);
        assertThat(letters.letters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.job()).isEqualTo("reconcile/Account"));
    }

    @Test
    void oneFaultAtAnyRequestLosesNothing() {
        int most = 40;
        for (int faulty = 3; faulty <= most; faulty++) {
            World fresh = changed();
            int fatal = faulty;
            fresh.org.beforeRequest = (request, kind) -> {
                if (request == fatal) {
                    throw new ProtocolException("broken", Retryability.AFTER_DELAY, null, null);
                }
            };

            boolean isComplete = run(fresh.reconciliation().build()).isPresent();
            fresh.org.beforeRequest = (request, kind) -> {};
            if (!isComplete) {
                run(fresh.reconciliation().build());
            }

            assertThat(fresh.differences()).as("fault at " + faulty).isEmpty();
        }
    }

    static World changed() {
        World world = new World();
        List<String> ids = world.org.insert(100);
        world.copy();
        world.org.pass(Duration.ofHours(1));
        List.of(3, 44, 97).forEach(place -> world.org.hardDelete(ids.get(place)));
        List.of(4, 45, 98).forEach(place -> world.org.update(ids.get(place), "changed"));
        List.of(5, 46, 99).forEach(place -> world.org.delete(ids.get(place)));
        world.org.insert(5);
        world.org.pass(Duration.ofHours(1));
        return world;
    }
}
