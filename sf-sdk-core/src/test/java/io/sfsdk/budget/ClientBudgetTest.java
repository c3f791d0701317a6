package io.sfsdk.budget;

import static io.sfsdk.budget.Allocation.CALLS;
import static io.sfsdk.budget.Allocation.INGEST_BATCHES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.batch.BatchOutcome;
import io.sfsdk.batch.BatchSummary;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.record.SObject;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.strategy.ApiStrategy;
import io.sfsdk.strategy.Workload;
import io.sfsdk.sync.SyncOutcome;
import io.sfsdk.sync.SyncSummary;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.write.WriteOperation;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client with a budget, over sockets. */
class ClientBudgetTest {
    private static final Workload INSERT = Workload.write(new WriteOperation.Insert(), "Account");

    private final SimulatedOrg org = SimulatedOrg.start();
    private final JdkHttpTransport transport =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final ManualTime time = new ManualTime();
    private final ApiBudget budget =
            ApiBudget.builder().clock(time).reserve(Reserve.part(0.1)).build();
    private final SalesforceClient client = client(ApiStrategy.byVolume());
    private final InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();

    @AfterEach
    void closeAll() {
        client.close();
        transport.close();
        org.close();
    }

    @Test
    void eachCallIsPaidForAndTheOrgsFiguresAreHeard() {
        client.query("SELECT Id FROM Account").close();
        client.soap().serverTimestamp();

        assertThat(budget.account("client").spent(CALLS)).isEqualTo(org.chargedCalls() - 100);
        assertThat(budget.left(CALLS).orElseThrow()).isBetween(90_000L - 150, 90_000L - 100);
    }

    @Test
    void limitsAreToldToTheBudget() {
        client.limits();

        assertThat(budget.left(INGEST_BATCHES)).hasValue(13_500);
        assertThat(budget.toString()).contains("DailyBulkApiBatches=13500 left");
    }

    @Test
    void aBatchWhoseShareIsSpentStopsBetweenChunksAndTheRestGoesLater() {
        SalesforceClient job = client.spending(budget.account("load", Priority.NORMAL, Share.ofCalls(3)));
        Iterator<SObject> input = accounts(1_000).iterator();

        BatchSummary stopped =
                job.batch("Account").insert().deadLetters(letters).build().run(input);

        assertThat(stopped.outcome()).isEqualTo(BatchOutcome.STOPPED_FOR_BUDGET);
        assertThat(stopped.written()).isEqualTo(600).isEqualTo(org.count("Account"));
        assertThat(stopped.unprocessed()).hasSize(200);
        assertThat(stopped.dead()).isZero();
        assertThat(stopped.describe())
                .contains("its budget is spent (BUDGET_SPENT)")
                .contains("calls by REST");

        time.pass(Duration.ofHours(25));
        List<SObject> rest = new ArrayList<>();
        stopped.unprocessed().forEach(record -> rest.add(record.record()));
        input.forEachRemaining(rest::add);
        BatchSummary done =
                client.batch("Account").insert().deadLetters(letters).build().run(rest);

        assertThat(done.isComplete()).isTrue();
        assertThat(org.count("Account")).isEqualTo(1_000);
    }

    @Test
    void aBatchWithAJournalGoesOnByItselfOnceItMaySpendAgain() {
        SalesforceClient job = client.spending(budget.account("load", Priority.NORMAL, Share.ofCalls(3)));
        InMemoryWatermarkStore journal = new InMemoryWatermarkStore();

        List<BatchOutcome> outcomes = new ArrayList<>();
        for (int day = 0; day < 2; day++) {
            outcomes.add(job.batch("Account")
                    .insert()
                    .deadLetters(letters)
                    .journal(journal, "file")
                    .build()
                    .run(accounts(1_000))
                    .outcome());
            time.pass(Duration.ofHours(25));
        }

        assertThat(outcomes).containsExactly(BatchOutcome.STOPPED_FOR_BUDGET, BatchOutcome.COMPLETE);
        assertThat(org.count("Account")).isEqualTo(1_000);
    }

    @Test
    void aSyncWhoseShareIsSpentStopsAtAClosedPositionAndTheNextRunGoesOn() {
        org.data()
                .load(
                        "Account",
                        IntStream.range(0, 5_000)
                                .mapToObj(i -> Map.of("Name", "A" + i))
                                .toList());
        org.clock().advance(Duration.ofHours(1));
        SalesforceClient job = client.spending(budget.account("sync", Priority.NORMAL, Share.ofCalls(6)));
        InMemoryWatermarkStore positions = new InMemoryWatermarkStore();
        List<String> ids = new ArrayList<>();

        SyncSummary stopped = sync(job, positions, ids);

        assertThat(stopped.outcome())
                .isInstanceOfSatisfying(
                        SyncOutcome.StoppedForBudget.class,
                        end -> assertThat(end.reason()).contains("the share of sync"));
        assertThat(ids).hasSizeLessThan(5_000);

        time.pass(Duration.ofHours(25));
        assertThat(sync(client, positions, ids).outcome()).isInstanceOf(SyncOutcome.Complete.class);
        assertThat(ids).hasSize(5_000).doesNotHaveDuplicates();
    }

    private static SyncSummary sync(SalesforceClient job, InMemoryWatermarkStore positions, List<String> ids) {
        return job.sync("Account", positions)
                .fields("Name")
                .fromBeginning()
                .to(page -> page.changes().forEach(change -> ids.add(change.id().toString())))
                .build()
                .run();
    }

    @Test
    void onceTheOrgSaidThatNothingIsLeftNoClientOfTheBudgetAsksIt() {
        org.faults().on(Requests.get("/query")).once(Answers.dailyLimit());
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> client.query("SELECT Id FROM Account"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.REQUEST_LIMIT_EXCEEDED));
        org.forgetRequests();

        try (SalesforceClient other = client(ApiStrategy.byVolume())) {
            assertThatExceptionOfType(TransportException.class)
                    .isThrownBy(() -> other.query("SELECT Id FROM Account"))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.BUDGET_SPENT));
        }
        assertThat(org.requests()).isEmpty();

        time.pass(Duration.ofHours(1));
        client.query("SELECT Id FROM Account").close();
    }

    @Test
    void tooManyCallsAtOnceAreNoReasonToStop() {
        org.faults().on(Requests.post("/composite/sobjects")).once(Answers.concurrentLimit());

        BatchSummary summary =
                client.batch("Account").insert().deadLetters(letters).build().run(accounts(300));

        assertThat(summary.isComplete()).isTrue();
        assertThat(budget.parkedUntil()).isEmpty();
        assertThat(org.count("Account")).isEqualTo(300);
    }

    @Test
    void afterTheOrgHadTooManyCallsAtOnceTheBudgetLetsFewerBegin() {
        BudgetAccount other = budget.account("other");
        PendingCall underWay = other.beginCall(Duration.ZERO);
        other.beginCall(Duration.ZERO).counted();
        org.faults().on(Requests.get("/query")).once(Answers.concurrentLimit());

        try (SalesforceClient once = SalesforceClient.builder(
                        wire -> new AccessToken(org.accessToken(), org.instanceUrl()))
                .transport(transport)
                .retry(RetryPolicy.none())
                .budget(budget)
                .build()) {
            assertThatExceptionOfType(ApiException.class).isThrownBy(() -> once.query("SELECT Id FROM Account"));
        }

        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(() -> other.beginCall(Duration.ZERO))
                .withMessageContaining("too many are under way");
        underWay.counted();
        other.beginCall(Duration.ZERO).counted();
    }

    @Test
    void theStrategyIsToldWhatTheAccountHasLeft() {
        client.query("SELECT Id FROM Account").close();
        SalesforceClient job = client.spending(budget.account("load", Priority.NORMAL, Share.ofCalls(3)));

        assertThat(job.plan(INSERT.of(601)).work().headroom().calls()).hasValue(3);
        assertThat(job.plan(INSERT.of(601)).reason()).contains("the day's budget is short");
        assertThat(client.plan(INSERT.of(601)).reason()).contains("no more than 10,000");
    }

    @Test
    void anAccountOfAnotherBudgetIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.spending(ApiBudget.standard().account("x")))
                .withMessageContaining(".budget(budget)");
    }

    private SalesforceClient client(ApiStrategy strategy) {
        return SalesforceClient.builder(wire -> new AccessToken(org.accessToken(), org.instanceUrl()))
                .transport(transport)
                .time(Clock.systemUTC(), pause -> {}, new SplittableRandom(1))
                .budget(budget)
                .strategy(strategy)
                .build();
    }

    private static List<SObject> accounts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SObject.of("Account").with("Name", "A" + i))
                .toList();
    }
}
