package io.sfsdk.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.record.SObject;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.testkit.store.LockRule;
import io.sfsdk.testkit.store.Row;
import io.sfsdk.testkit.store.Transaction;
import io.sfsdk.testkit.store.ValidationRule;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches over the client, real sockets and the simulated org. */
class BatchOverOrgTest {
    private static final String COLLECTIONS = "/composite/sobjects";

    private final SimulatedOrg org = SimulatedOrg.start();
    private final JdkHttpTransport transport =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final SalesforceClient client = SalesforceClient.builder(
                    wire -> new AccessToken(org.accessToken(), org.instanceUrl()))
            .transport(transport)
            .time(Clock.systemUTC(), pause -> {}, new SplittableRandom(1))
            .build();
    private final InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();

    @AfterEach
    void closeAll() {
        client.close();
        transport.close();
        org.close();
    }

    @Test
    void theGoodOnesArriveAndEachBadOneHasALetterThatSaysWhy() {
        org.data().addRule(ValidationRule.when("Contact", named(7), "Sieben geht nicht", "LastName"));
        org.data().addRule(LockRule.times("Contact", named(8), 1));
        List<SObject> input = contacts(500);
        input.set(9, input.get(9).without("LastName"));
        input.set(10, input.get(10).with("LastName", "x".repeat(81)));
        input.set(11, input.get(11).with("Email", "not an address"));
        input.set(12, input.get(12).with("External_Id__c", "e13"));
        input.set(14, input.get(14).with("NoSuchField__c", "x"));

        BatchSummary summary =
                client.batch("Contact").insert().deadLetters(letters).build().run(input);

        assertThat(summary.isComplete()).isTrue();
        assertThat(summary.written()).isEqualTo(org.count("Contact"));
        assertThat(summary.written() + summary.rejected()).isEqualTo(500);
        assertThat(codesByIndex())
                .containsEntry(7L, "FIELD_CUSTOM_VALIDATION_EXCEPTION")
                .containsEntry(9L, "REQUIRED_FIELD_MISSING")
                .containsEntry(10L, "STRING_TOO_LONG")
                .containsEntry(11L, "INVALID_EMAIL_ADDRESS")
                .containsEntry(14L, "INVALID_FIELD")
                .doesNotContainKey(8L);
        assertThat(summary.retried()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void anAnswerDroppedAfterTheCommitOfAnyInsertDoublesAndLosesNothing(int request) {
        org.data().addRule(LockRule.times("Contact", named(7), 1));
        org.faults().on(Requests.post(COLLECTIONS)).at(request, Breakages.dropAfterCommit());

        BatchSummary summary = client.batch("Contact")
                .insert()
                .maxFailedRecords(-1)
                .deadLetters(letters)
                .build()
                .run(contacts(1_000));

        assertThat(namesInOrg()).doesNotHaveDuplicates();
        assertThat(unaccounted(1_000)).isEmpty();
        assertThat(summary.written() + summary.inDoubt()).isEqualTo(1_000);
        assertThat(summary.inDoubt()).isPositive();
        assertThat(letters.letters()).extracting(DeadLetter::reason).containsOnly(DeadLetterReason.IN_DOUBT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void anAnswerDroppedAfterTheCommitOfAnyUpsertIsNotEvenSeen(int request) {
        org.data().addRule(LockRule.times("Contact", named(7), 1));
        org.faults().on(Requests.patch(COLLECTIONS)).at(request, Breakages.dropAfterCommit());

        BatchSummary summary = client.batch("Contact")
                .upsertBy("External_Id__c")
                .deadLetters(letters)
                .build()
                .run(contacts(1_000));

        assertThat(summary.written()).isEqualTo(1_000);
        assertThat(namesInOrg()).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(letters.letters()).isEmpty();
    }

    @Test
    void anAnswerThatBreaksOffInTheMiddleLeavesOnlyItsTailInDoubt() {
        org.faults().on(Requests.post(COLLECTIONS)).once(Breakages.cutBody());

        BatchSummary summary = client.batch("Contact")
                .insert()
                .maxFailedRecords(-1)
                .deadLetters(letters)
                .build()
                .run(contacts(200));

        assertThat(summary.written() + summary.inDoubt()).isEqualTo(200);
        assertThat(summary.inDoubt()).isPositive();
        assertThat(namesInOrg()).hasSize(200);
    }

    @Test
    void aValueThatSpoilsTheWholeCallIsFoundByHalving() {
        List<SObject> input = IntStream.range(0, 200)
                .mapToObj(i -> SObject.of("Account").with("Name", "a" + i).with("NumberOfEmployees", i))
                .collect(Collectors.toCollection(ArrayList::new));
        input.set(137, input.get(137).with("NumberOfEmployees", "many"));

        BatchSummary summary =
                client.batch("Account").insert().deadLetters(letters).build().run(input);

        assertThat(summary.written()).isEqualTo(199);
        assertThat(codesByIndex()).containsOnlyKeys(137L);
        assertThat(org.count("Account")).isEqualTo(199);
        assertThat(org.callsTo(COLLECTIONS)).isEqualTo(summary.calls()).isLessThanOrEqualTo(17);
    }

    @Test
    void aRowThatAnotherTransactionHoldsIsWrittenOnceItIsFree() {
        String id = org.insert("Account", Map.of("Name", "held"));
        Transaction other = org.begin();
        other.update("Account", id, Map.of("Phone", "1"));

        BatchSummary summary = client.batch("Account")
                .update()
                .deadLetters(letters)
                .sleeper(pause -> other.rollback())
                .build()
                .run(List.of(SObject.of("Account").with("Id", id).with("Name", "free")));

        assertThat(summary.written()).isEqualTo(1);
        assertThat(summary.retried()).isEqualTo(1);
        assertThat(org.query("SELECT Name FROM Account").get(0)).containsEntry("Name", "free");
    }

    @Test
    void aSessionThatEndsInTheMiddleIsNotSeen() {
        org.faults().on(Requests.post(COLLECTIONS)).at(3, Answers.sessionExpired());

        BatchSummary summary =
                client.batch("Contact").insert().deadLetters(letters).build().run(contacts(1_000));

        assertThat(summary.written()).isEqualTo(1_000);
        assertThat(namesInOrg()).hasSize(1_000).doesNotHaveDuplicates();
    }

    @Test
    void aUsedUpDailyLimitStopsTheJobAndHandsTheRestBack() {
        org.faults().on(Requests.post(COLLECTIONS)).at(3, Answers.dailyLimit());

        BatchSummary summary =
                client.batch("Contact").insert().deadLetters(letters).build().run(contacts(1_000));

        assertThat(summary.outcome()).isEqualTo(BatchOutcome.STOPPED_BY_LIMIT);
        assertThat(summary.written()).isEqualTo(400);
        assertThat(summary.unprocessed()).hasSize(200);
        assertThat(summary.firstUnprocessed()).hasValue(400);
        assertThat(letters.letters()).isEmpty();
        assertThat(org.callsTo(COLLECTIONS)).isEqualTo(3);
    }

    @Test
    void anObjectThatDoesNotExistStopsTheJobAfterOneCall() {
        List<SObject> input = IntStream.range(0, 400)
                .mapToObj(i -> SObject.of("Nowhere__c").with("External_Id__c", "e" + i))
                .toList();

        BatchSummary summary = client.batch("Nowhere__c")
                .upsertBy("External_Id__c")
                .deadLetters(letters)
                .build()
                .run(input);

        assertThat(summary.isComplete()).isFalse();
        assertThat(summary.written()).isZero();
        assertThat(org.callsTo(COLLECTIONS)).isEqualTo(1);
    }

    @Test
    void severalChunksOnTheirWayArriveLikeOneAfterTheOther() {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            BatchSummary summary = client.batch("Contact")
                    .upsertBy("External_Id__c")
                    .maxInFlight(4, threads)
                    .deadLetters(letters)
                    .build()
                    .run(contacts(3_000));

            assertThat(summary.written()).isEqualTo(3_000);
            assertThat(namesInOrg()).hasSize(3_000).doesNotHaveDuplicates();
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void correctedLettersAreDrivenAgainAndNothingIsWrittenTwice() {
        List<SObject> input = contacts(300);
        for (int i = 0; i < 300; i += 10) {
            input.set(i, input.get(i).with("Email", "no address"));
        }
        client.batch("Contact").insert().deadLetters(letters).build().run(input);

        RedriveSummary first = client.redrive(letters)
                .correct(letter -> Optional.of(letter.record().without("Email")))
                .build()
                .run();
        RedriveSummary second = client.redrive(letters).build().run();

        assertThat(first.written()).isEqualTo(30);
        assertThat(second.seen()).isZero();
        assertThat(namesInOrg()).hasSize(300).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void schedulesOfFaultsOnTheWireLoseAndDoubleNothing(boolean insert) {
        for (int seed = 0; seed < 100; seed++) {
            String prefix = insert + "-" + seed + "-";
            List<SObject> input = contacts(prefix, 60);
            InMemoryDeadLetterSink dead = new InMemoryDeadLetterSink();
            org.faults().clear();
            org.faults().random(seed, 0.25, 0.25);
            BatchTargetChoice choice = new BatchTargetChoice(client, insert);

            BatchSummary summary = choice.job()
                    .chunkSize(10)
                    .maxFailedRecords(-1)
                    .deadLetters(dead)
                    .build()
                    .run(input);

            org.faults().clear();
            verify(insert, seed, prefix, input, summary, dead.letters());
        }
    }

    private void verify(
            boolean insert, int seed, String prefix, List<SObject> input, BatchSummary summary, List<DeadLetter> dead) {
        List<String> there =
                namesInOrg().stream().filter(name -> name.startsWith(prefix)).toList();
        List<String> lettered =
                dead.stream().map(letter -> lastName(letter.record())).toList();
        List<String> left = summary.unprocessed().stream()
                .map(record -> lastName(record.record()))
                .toList();
        List<String> accepted = input.subList(0, (int) summary.accepted()).stream()
                .map(BatchOverOrgTest::lastName)
                .toList();

        assertThat(there)
                .as("seed %d", seed)
                .doesNotHaveDuplicates()
                .noneMatch(insert ? left::contains : name -> false);
        assertThat(Stream.of(lettered, left).flatMap(Collection::stream))
                .as("seed %d", seed)
                .doesNotHaveDuplicates();
        assertThat(accepted)
                .as("seed %d", seed)
                .allMatch(name -> there.contains(name) || lettered.contains(name) || left.contains(name));
        assertThat(accepted.size() - lettered.size() - left.size())
                .as("seed %d", seed)
                .isEqualTo((int) summary.written());
    }

    private List<String> unaccounted(int count) {
        List<String> there = namesInOrg();
        List<String> lettered = letters.letters().stream()
                .map(letter -> lastName(letter.record()))
                .toList();
        return contacts(count).stream()
                .map(BatchOverOrgTest::lastName)
                .filter(name -> !there.contains(name) && !lettered.contains(name))
                .toList();
    }

    private Map<Long, String> codesByIndex() {
        return letters.letters().stream()
                .collect(Collectors.toMap(
                        DeadLetter::inputIndex,
                        letter -> letter.errors().get(0).code().value()));
    }

    private List<String> namesInOrg() {
        return org.data()
                .view(org.userId())
                .rows("Contact", false)
                .map(row -> String.valueOf(row.value("LastName")))
                .toList();
    }

    private static Predicate<Row> named(int number) {
        return row -> ("c" + number).equals(row.value("LastName"));
    }

    private static String lastName(SObject record) {
        return record.text("LastName").orElseThrow();
    }

    private static List<SObject> contacts(int count) {
        return contacts("c", count);
    }

    private static List<SObject> contacts(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SObject.of("Contact")
                        .with("LastName", prefix + i)
                        .with("External_Id__c", prefix.equals("c") ? "e" + i : prefix + i))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** The same job as insert or as upsert. */
    private record BatchTargetChoice(SalesforceClient client, boolean insert) {
        BatchExecutor.Builder job() {
            return insert
                    ? client.batch("Contact").insert()
                    : client.batch("Contact").upsertBy("External_Id__c");
        }
    }
}
