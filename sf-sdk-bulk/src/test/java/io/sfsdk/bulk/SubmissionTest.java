package io.sfsdk.bulk;

import static io.sfsdk.bulk.Uploads.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.error.Delivery;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.record.SObject;
import io.sfsdk.testkit.bulk.BulkPace;
import io.sfsdk.testkit.bulk.BulkPolicy;
import io.sfsdk.testkit.bulk.JobState;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteOutcome.InDoubt;
import io.sfsdk.write.WriteOutcome.Written;
import io.sfsdk.write.WriteRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("UnnecessaryLambda") // names for where faults strike
class SubmissionTest {
    private static final Predicate<Request> CREATE =
            request -> request.method().equals("POST") && request.path().endsWith("/jobs/ingest");
    private static final Predicate<Request> UPLOAD = request -> request.method().equals("PUT");
    private static final Predicate<Request> CHANGE = request -> request.method().equals("PATCH");
    private static final Predicate<Request> LOOK =
            request -> request.method().equals("GET") && request.path().matches(".*/jobs/ingest/\\w+");
    private static final Predicate<Request> RESULTS =
            request -> request.path().contains("Results") || request.path().contains("unprocessed");

    private final BulkOrg bulk = new BulkOrg();
    private final List<String> tickets = new ArrayList<>();
    private final WriteRequest request = WriteRequest.of(
            new WriteOperation.Insert(),
            IntStream.range(0, 20)
                    .mapToObj(i -> account().with("Name", "Account " + i))
                    .toList());

    @AfterEach
    void noDefect() {
        assertThat(bulk.org().defects()).isEmpty();
        bulk.close();
    }

    private List<WriteOutcome> write() {
        return bulk.api().writer().write(request, tickets::add);
    }

    private Optional<List<WriteOutcome>> recover() {
        return bulk.api().writer().recover(tickets.get(tickets.size() - 1), request);
    }

    private void assertEachIsWrittenOnce(List<WriteOutcome> outcomes) {
        assertThat(outcomes)
                .hasSize(20)
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Written.class));
        assertThat(bulk.org().count("Account")).isEqualTo(20);
    }

    @Test
    void theTicketIsToldBeforeTheOrgHasARecord() {
        List<String> uploads = new ArrayList<>();

        bulk.api()
                .writer()
                .write(
                        request,
                        ticket -> bulk.org().requests().stream()
                                .filter(sent -> sent.method().equals("PUT"))
                                .forEach(sent -> uploads.add(ticket)));

        assertThat(uploads).isEmpty();
        assertThat(bulk.org().count("Account")).isEqualTo(20);
    }

    @Test
    void aTicketThatCannotBeKeptEndsTheCallBeforeARecordIsSent() {
        assertThatThrownBy(() -> bulk.api().writer().write(request, ticket -> {
                    throw new IllegalStateException("disk full");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("disk full");
        assertThat(bulk.org().requests()).noneMatch(sent -> sent.method().equals("PUT"));
        assertThat(bulk.org().bulk().count(JobState.OPEN)).isZero();
    }

    @Test
    void aCreateWithoutAnAnswerLeavesAnEmptyJobBehindAndIsMadeAgain() {
        bulk.org().faults().on(CREATE).once(Breakages.dropAfterCommit());

        List<WriteOutcome> outcomes = write();

        assertEachIsWrittenOnce(outcomes);
        assertThat(tickets).hasSize(1);
        assertThat(bulk.org().bulk().count(JobState.OPEN)).isEqualTo(1);
    }

    @Test
    void anUploadWithoutAnAnswerIsNeverSentTwiceIntoOneJob() {
        bulk.org().faults().on(UPLOAD).once(Breakages.dropAfterCommit());

        List<WriteOutcome> outcomes = write();

        assertEachIsWrittenOnce(outcomes);
        assertThat(tickets).doesNotHaveDuplicates().hasSize(2);
        assertThat(bulk.org().requests().stream()
                        .filter(sent -> sent.method().equals("PUT"))
                        .map(sent -> sent.path()))
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(bulk.org().bulk().count(JobState.ABORTED)).isEqualTo(1);
    }

    @Test
    void noOtherJobTakesThePlaceOfOneThatMayNotHaveBeenAborted() {
        bulk.org().faults().on(UPLOAD).once(Breakages.dropAfterCommit());
        bulk.org().faults().on(CHANGE).always(Breakages.dropBeforeProcessing());

        List<WriteOutcome> outcomes = write();

        assertThat(outcomes)
                .hasSize(20)
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(InDoubt.class));
        assertThat(tickets).hasSize(1);
        bulk.org().faults().clear();
        assertThat(recover()).isEmpty();
        assertThat(bulk.org().bulk().state(tickets.get(0).substring(5))).isEqualTo(JobState.ABORTED);
        assertThat(bulk.org().count("Account")).isZero();
    }

    @Test
    void anUploadThatIsRefusedTakesNothingAndLeavesNoOpenJob() {
        bulk.org().faults().on(UPLOAD).once(Answers.json(403, "INSUFFICIENT_ACCESS", "no"));

        assertThatThrownBy(this::write)
                .isInstanceOfSatisfying(
                        SalesforceException.class,
                        refusal -> assertThat(refusal.delivery()).isEqualTo(Delivery.REFUSED));
        assertThat(bulk.org().bulk().count(JobState.OPEN)).isZero();
        assertThat(bulk.org().count("Account")).isZero();
    }

    @Test
    void aCloseWithoutAnAnswerIsLookedAtAndNotRepeated() {
        bulk.org().faults().on(CHANGE).once(Breakages.dropAfterCommit());

        List<WriteOutcome> outcomes = write();

        assertEachIsWrittenOnce(outcomes);
        assertThat(bulk.org().requests().stream().filter(sent -> sent.method().equals("PATCH")))
                .hasSize(1);
    }

    @Test
    void aCloseThatNeverArrivedIsMadeAgain() {
        bulk.org().faults().on(CHANGE).once(Breakages.dropBeforeProcessing());

        List<WriteOutcome> outcomes = write();

        assertEachIsWrittenOnce(outcomes);
        assertThat(tickets).hasSize(1);
    }

    @Test
    void aJobWhoseUploadAProxyRepeatedIsReplacedByAnother() {
        bulk.org()
                .faults()
                .on(CHANGE)
                .once(Answers.json(400, "INVALIDJOB", "Found multipe contents for job: <750000000000001>, please"));

        List<WriteOutcome> outcomes = write();

        assertEachIsWrittenOnce(outcomes);
        assertThat(tickets).hasSize(2);
    }

    @Test
    void aQuestionThatFailsForAWhileIsAskedAgain() {
        bulk.org().faults().on(LOOK).times(8, Answers.unavailable());

        assertEachIsWrittenOnce(write());
    }

    @Test
    void resultsThatBreakAreReadAgain() {
        bulk.org().faults().on(RESULTS).once(Breakages.cutBody());

        assertEachIsWrittenOnce(write());
    }

    @Test
    void resultsThatCannotBeReadLeaveADoubtThatTheTicketClears() {
        bulk.org().faults().on(RESULTS).always(Answers.html(503));

        List<WriteOutcome> outcomes = write();

        assertThat(outcomes)
                .hasSize(20)
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(InDoubt.class));
        assertThatThrownBy(this::recover).isInstanceOf(SalesforceException.class);
        bulk.org().faults().clear();
        assertEachIsWrittenOnce(recover().orElseThrow());
    }

    @Test
    void aJobThatOutlivesThePatienceIsInDoubtUntilItsTicketIsAskedFor() {
        try (BulkOrg slow = new BulkOrg(
                builder -> builder.bulk(
                        BulkPolicy.standard().withPace(BulkPace.standard().withQueueTime(Duration.ofHours(3)))),
                settings -> settings)) {
            List<WriteOutcome> outcomes = slow.api().writer().write(request, tickets::add);

            assertThat(outcomes)
                    .allSatisfy(outcome -> assertThat(outcome)
                            .isInstanceOfSatisfying(
                                    InDoubt.class,
                                    doubt -> assertThat(doubt.cause())
                                            .hasMessageContaining("has not ended within PT1H")));
            assertThatThrownBy(() -> slow.api().writer().recover(tickets.get(0), request))
                    .isInstanceOf(SalesforceException.class);
            slow.org().clock().advance(Duration.ofHours(2));
            assertThat(slow.api().writer().recover(tickets.get(0), request).orElseThrow())
                    .hasSize(20)
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Written.class));
        }
    }

    @Test
    void whatTheTicketTellsIsWhatTheCallTold() {
        List<WriteOutcome> told = write();

        assertThat(recover()).contains(told);
        assertThat(recover()).contains(told);
    }

    @Test
    void aJobThatTheOrgHasForgottenLeavesItsRecordsInDoubtForGood() {
        write();
        bulk.org().clock().advance(Duration.ofDays(8));

        assertThat(recover().orElseThrow())
                .hasSize(20)
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                InDoubt.class,
                                doubt -> assertThat(doubt.cause()).hasMessageContaining("seven days")));
    }

    @Test
    void aTicketOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> bulk.api().writer().recover("nonsense", request))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("66.0/");
    }

    @Test
    void aSurpriseInTheRecordsLeavesNoOpenJob() {
        SObject bad = account().with("Name", "#N/A");

        assertThatThrownBy(() -> bulk.api()
                        .writer()
                        .write(WriteRequest.of(new WriteOperation.Insert(), List.of(bad)), tickets::add))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(tickets).isEmpty();
        assertThat(bulk.org().bulk().ids()).isEmpty();
    }
}
