package io.sfsdk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.SalesforceClient;
import io.sfsdk.batch.BatchSummary;
import io.sfsdk.batch.RedriveSummary;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.deadletter.JsonLinesDeadLetterSink;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.strategy.Workload;
import io.sfsdk.sync.SyncSummary;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.testkit.store.DuplicateRule;
import io.sfsdk.watermark.FileWatermarkStore;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The tour does what it says. */
@ExtendWith(SimulatedOrgExtension.class)
class TourTest {
    @TempDir
    private Path folder;

    private JdkHttpTransport wire;
    private SalesforceClient client;

    @BeforeEach
    void connect(SimulatedOrg org) {
        wire = TourOrg.wire();
        client = TourOrg.client(org, wire);
    }

    @AfterEach
    void disconnect() {
        client.close();
        wire.close();
    }

    @Test
    void theFirstStepsRunByThemselves() {
        FirstSteps.main(new String[0]);
    }

    @Test
    void aTokenOfOnesOwnIsUsedAsItIs(SimulatedOrg org) {
        URI instance = org.instanceUrl();

        try (SalesforceClient own = LoggingIn.byOwnToken(org.accessToken(), instance)) {
            assertThat(own.plan(Workload.read("Account")).option().api()).isEqualTo("REST");
        }
    }

    @Test
    void boundValuesStayValues(SimulatedOrg org) {
        org.insert("Account", Map.of("Name", "Acme", "Industry", "Energy", "BillingCity", "Köln"));
        org.insert(
                "Account",
                Map.of("Name", "O'Reilly \"& Sons\"", "Industry", "Energy", "BillingCity", "Cork' OR Name != '"));
        org.insert("Account", Map.of("Name", "Elsewhere", "Industry", "Energy", "BillingCity", "Bonn"));

        List<String> names = new Querying(client).names("Energy", List.of("Köln", "Cork' OR Name != '"));

        assertThat(names).containsExactly("Acme", "O'Reilly \"& Sons\"");
    }

    @Test
    void amountsAreExact(SimulatedOrg org) {
        String account = org.insert("Account", Map.of("Name", "Acme"));
        for (String amount : List.of("0.10", "0.20", "19999999999.99")) {
            org.insert("Opportunity", opportunity(account, amount));
        }

        assertThat(new Querying(client).expected(LocalDate.parse("2026-12-31"))).isEqualByComparingTo("20000000000.29");
        assertThat(new Querying(client).count()).isEqualTo(1);
    }

    @Test
    void oneRecordIsCreatedChangedUpsertedAndDeleted(SimulatedOrg org) {
        new Writing(client).oneRecord();

        assertThat(org.query("SELECT Name FROM Account")).containsExactly(Map.of("Name", "Lagardère"));
    }

    @Test
    void recordsBecomeObjectsAndBack() {
        Mapping mapping = new Mapping(client);

        mapping.write(
                List.of(
                        new Mapping.Customer(null, "Acme", new BigDecimal("1050000")),
                        new Mapping.Customer(null, "Globex", null)),
                new InMemoryDeadLetterSink());

        assertThat(mapping.read()).singleElement().satisfies(customer -> {
            assertThat(customer.id()).isNotNull();
            assertThat(customer.name()).isEqualTo("Acme");
            assertThat(customer.revenue()).isEqualByComparingTo("1050000");
        });
    }

    @Test
    void recordsThatBelongTogetherAreWrittenInOneCall(SimulatedOrg org) {
        ManyInOneCall calls = new ManyInOneCall(client);

        List<RecordId> both = calls.customerWithContact("Acme", "Doe");
        List<RecordId> neither = calls.customerWithContact("Globex", "x".repeat(200));
        RecordId parent = calls.customerWithContacts("Initech", List.of("Roe", "Poe"));

        assertThat(both).hasSize(2);
        assertThat(neither).isEmpty();
        assertThat(org.count("Account")).isEqualTo(2);
        assertThat(org.query("SELECT Id FROM Contact WHERE AccountId = '" + parent + "'"))
                .hasSize(2);
    }

    @Test
    void aDuplicateIsFoundOrWrittenAnyway(SimulatedOrg org) {
        String id = org.insert("Account", Map.of("Name", "Acme"));
        org.data().addRule(DuplicateRule.alert("Account", "Name"));
        DuplicateRules rules = new DuplicateRules(client);
        SObject acme = SObject.of("Account").with("Name", "Acme");

        RecordId found = rules.createdOrFound(acme);
        RecordId second = rules.createdAnyway(acme);

        assertThat(found).isEqualTo(RecordId.of(id)).isNotEqualTo(second);
        assertThat(org.count("Account")).isEqualTo(2);
    }

    @Test
    void aRefusalNamesTheFieldAndALostAnswerSaysThatNobodyKnows(SimulatedOrg org) {
        Writing writing = new Writing(client);
        SObject acme = SObject.of("Account").with("Name", "Acme");

        String refused = writing.whatHappened(SObject.of("Account").with("Phone", "1"));
        org.faults().on(Requests.post("/sobjects/Account")).at(1, Breakages.dropAfterCommit());
        String lost = writing.whatHappened(acme);
        String created = writing.whatHappened(acme);

        assertThat(refused).isEqualTo("refused: REQUIRED_FIELD_MISSING for [Name]");
        assertThat(lost).isEqualTo("may have been created: look before sending again");
        assertThat(created).startsWith("created as 001");
        assertThat(org.count("Account")).isEqualTo(2);
    }

    @Test
    void eachRecordOfACallHasItsOutcome() {
        List<String> outcomes = new Writing(client)
                .outcomes(List.of(
                        SObject.of("Account").with("Name", "Acme"),
                        SObject.of("Account").with("Phone", "1")));

        assertThat(outcomes.get(0)).startsWith("written: 001");
        assertThat(outcomes.get(1)).isEqualTo("rejected: [REQUIRED_FIELD_MISSING[Name]]");
    }

    @Test
    void badRecordsBecomeLettersAndComeBackCorrected(SimulatedOrg org) {
        BatchWriting batch = new BatchWriting(client, folder.resolve("letters.jsonl"));
        List<SObject> contacts = IntStream.range(0, 1_000)
                .mapToObj(i -> SObject.of("Contact")
                        .with("External_Id__c", "C-" + i)
                        .with("LastName", "Number " + i)
                        .with("Email", i % 100 == 0 ? "none" : "c" + i + "@acme.example"))
                .toList();

        BatchSummary written = batch.write(contacts.stream());
        RedriveSummary redriven = batch.redrive();

        assertThat(written.written()).isEqualTo(990);
        assertThat(written.dead()).isEqualTo(10);
        assertThat(redriven.written()).isEqualTo(10);
        assertThat(org.count("Contact")).isEqualTo(1_000);
    }

    @Test
    void theCopyFollowsTheOrg(SimulatedOrg org) {
        Map<RecordId, SObject> copy = new HashMap<>();
        Syncing syncing = new Syncing(client, copy);
        String acme = org.insert("Account", Map.of("Name", "Acme", "Industry", "Energy"));
        String globex = org.insert("Account", Map.of("Name", "Globex", "Industry", "Retail"));

        org.clock().advance(Duration.ofMinutes(15));
        SyncSummary first = syncing.run(folder);
        org.update("Account", acme, Map.of("Name", "Acme Ltd"));
        org.delete(globex);
        org.clock().advance(Duration.ofMinutes(15));
        SyncSummary second = syncing.run(folder);

        assertThat(first.delivered()).isEqualTo(2);
        assertThat(second.delivered()).isEqualTo(2);
        assertThat(copy).hasSize(1);
        assertThat(copy.get(RecordId.of(acme)).text("Name")).contains("Acme Ltd");
    }

    @Test
    void aChangeThatTheHandlerRefusesBecomesALetterOrRefusesThePage(SimulatedOrg org) {
        Map<RecordId, SObject> copy = new HashMap<>();
        Syncing syncing = new Syncing(client, copy);
        InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();
        org.insert("Account", Map.of("Name", "Without"));
        for (int i = 0; i < 50; i++) {
            org.insert("Account", Map.of("Name", "Acme " + i, "Industry", "Energy"));
        }
        org.clock().advance(Duration.ofMinutes(15));

        SyncSummary summary = syncing.isolating(folder, letters);

        assertThat(summary.isComplete()).isTrue();
        assertThat(summary.deadLettered()).isEqualTo(1);
        assertThat(letters.letters()).hasSize(1);
        assertThat(copy).hasSize(50);
    }

    @Test
    void aStoreOfOnesOwnHoldsThePosition(SimulatedOrg org) {
        ConcurrentMap<String, String> seen = new ConcurrentHashMap<>();
        OwnWatermarkStore store = new OwnWatermarkStore(seen);
        org.insert("Account", Map.of("Name", "Acme"));
        org.clock().advance(Duration.ofMinutes(15));

        SyncSummary first = sync(store);
        SyncSummary second = sync(store);

        assertThat(first.delivered()).isEqualTo(1);
        assertThat(second.delivered()).isZero();
        assertThat(seen).isNotEmpty();
    }

    private SyncSummary sync(OwnWatermarkStore store) {
        return client.sync("Account", store)
                .fields("Name")
                .fromBeginning()
                .to(page -> {})
                .build()
                .run();
    }

    @Test
    void aSinkOfOnesOwnGetsWhatCouldNotBeWritten() {
        List<String> tickets = new ArrayList<>();

        BatchSummary summary = client.batch("Account")
                .insert()
                .deadLetters(new OwnDeadLetterSink(tickets::add))
                .build()
                .run(List.of(SObject.of("Account").with("Phone", "1")));

        assertThat(summary.dead()).isEqualTo(1);
        assertThat(tickets)
                .singleElement()
                .asString()
                .endsWith("record 0 of insert Account: [REQUIRED_FIELD_MISSING[Name]]");
    }

    @Test
    void patienceAndLimitsAreAsTold(SimulatedOrg org) {
        org.faults().on(Requests.get("/limits")).times(4, Answers.unavailable());

        try (SalesforceClient patient = RetriesAndLimits.patient(TourOrg.login(org), wire)) {
            assertThat(RetriesAndLimits.isRoomFor(patient, 1_000)).isTrue();
            assertThat(RetriesAndLimits.isRoomFor(patient, 1_000_000_000)).isFalse();
            assertThat(RetriesAndLimits.shareUsed(patient)).isPositive();
            assertThat(RetriesAndLimits.look(
                                    patient,
                                    FileWatermarkStore.at(folder),
                                    JsonLinesDeadLetterSink.at(folder.resolve("letters.jsonl")))
                            .isReady())
                    .isTrue();
        }
    }

    @Test
    void futuresAndRawRequestsGoTheSameWay(SimulatedOrg org) throws Exception {
        Elsewhere elsewhere = new Elsewhere(client);

        RecordId id = elsewhere
                .onAnExecutor(Runnable::run, SObject.of("Account").with("Name", "Acme"))
                .get();

        assertThat(org.query("SELECT Id FROM Account")).containsExactly(Map.of("Id", id.value()));
        assertThat(elsewhere.rawRequest()).contains("\"objectDescribe\"");
    }

    private static Map<String, Object> opportunity(String account, String amount) {
        return Map.of(
                "Name",
                "Sale",
                "AccountId",
                account,
                "StageName",
                "Prospecting",
                "CloseDate",
                "2026-06-30",
                "Amount",
                new BigDecimal(amount));
    }
}
