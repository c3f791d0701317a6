package io.sfsdk.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sfsdk.SalesforceClient;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.TransportException;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls of many steps, at a simulated org. */
class CompositeTest {
    private static final String COMPOSITE = "/composite";

    private final Connected connected = Connected.toStandardOrg();
    private final SimulatedOrg org = connected.org();
    private final SalesforceClient client = connected.client();
    private final RestApi api = connected.api();

    @AfterEach
    void close() {
        assertThat(org.defects()).isEmpty();
        connected.close();
    }

    @Test
    void laterStepsUseWhatEarlierOnesGave() {
        Composite call = Composite.allOrNone();
        CompositeStep account = call.create(account("Acme"));
        CompositeStep contact = call.create(contact("Doe").with("AccountId", account.id()));
        CompositeStep read = call.get("Contact", contact.id(), "LastName", "AccountId");

        CompositeOutcome outcome = api.composite(call);

        assertThat(outcome.isComplete()).isTrue();
        assertThat(outcome.of(read)).isInstanceOfSatisfying(StepOutcome.Read.class, found -> {
            assertThat(found.record().text("LastName")).contains("Doe");
            assertThat(found.record().id("AccountId")).contains(outcome.id(account));
        });
        assertThat(org.callsTo(COMPOSITE)).isEqualTo(1);
    }

    @Test
    void oneTransactionThatFailsLeavesNothingAndTellsTheGuiltyFromTheInnocent() {
        Composite call = Composite.allOrNone();
        CompositeStep innocent = call.create(account("Acme"));
        CompositeStep guilty = call.create(SObject.of("Contact").with("FirstName", "Nameless"));
        CompositeStep behind = call.create(account("Globex"));

        CompositeOutcome outcome = api.composite(call);

        assertThat(outcome.isComplete()).isFalse();
        assertThat(outcome.of(innocent)).isInstanceOf(StepOutcome.RolledBack.class);
        assertThat(outcome.of(behind)).isInstanceOf(StepOutcome.RolledBack.class);
        assertThat(outcome.of(guilty)).isInstanceOfSatisfying(StepOutcome.Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.errors().get(0).code().value()).isEqualTo("REQUIRED_FIELD_MISSING");
        });
        assertThat(org.count("Account")).isZero();
    }

    @Test
    void independentStepsFailAlone() {
        Composite call = Composite.independent();
        CompositeStep good = call.create(account("Acme"));
        CompositeStep bad = call.create(SObject.of("Contact").with("FirstName", "Nameless"));
        CompositeStep dependent = call.get("Contact", bad.id(), "LastName");

        CompositeOutcome outcome = api.composite(call);

        assertThat(outcome.of(good)).isInstanceOf(StepOutcome.Saved.class);
        assertThat(outcome.of(bad)).isInstanceOf(StepOutcome.Refused.class);
        assertThat(outcome.of(dependent)).isInstanceOf(StepOutcome.NotAttempted.class);
        assertThat(org.count("Account")).isEqualTo(1);
    }

    @Test
    void aStepThatClaimsSuccessInAFailedTransactionIsRolledBack() {
        org.faults()
                .on(Requests.post(COMPOSITE))
                .once(Answers.with(
                        "success beside failure",
                        io.sfsdk.testkit.http.Response.json(
                                200,
                                "{\"compositeResponse\":[{\"body\":{\"id\":\"001000000000001AAA\",\"success\":true,"
                                        + "\"errors\":[]},\"httpHeaders\":{},\"httpStatusCode\":201,\"referenceId\":\"step1\"},"
                                        + "{\"body\":[{\"errorCode\":\"SOME\",\"message\":\"x\"}],\"httpHeaders\":{},"
                                        + "\"httpStatusCode\":400,\"referenceId\":\"step2\"}]}")));
        Composite call = Composite.allOrNone();
        CompositeStep claims = call.create(account("Acme"));
        call.create(account("Globex"));

        assertThat(api.composite(call).of(claims)).isInstanceOf(StepOutcome.RolledBack.class);
    }

    @Test
    void everyKindOfStepTellsWhatItDid() {
        String id = org.insert("Account", Map.of("Name", "Acme", "External_Id__c", "A-1"));
        String gone = org.insert("Account", Map.of("Name", "Gone"));
        Composite call = Composite.independent();
        CompositeStep updated =
                call.update(RecordId.of(id), SObject.of("Account").with("Site", null));
        CompositeStep upserted = call.upsert("External_Id__c", account("Acme 2").with("External_Id__c", "A-1"));
        CompositeStep created = call.upsert("External_Id__c", account("New").with("External_Id__c", "A/2 é"));
        CompositeStep deleted = call.delete("Account", RecordId.of(gone));
        CompositeStep found = call.query(Soql.bind("SELECT Id, Name FROM Account WHERE Name != :n", Map.of("n", "x")));
        CompositeStep changed =
                call.update(found.id(), SObject.of("Account").with("Description", found.value("records[0].Name")));

        CompositeOutcome outcome = api.composite(call);

        assertThat(outcome.isComplete()).isTrue();
        assertThat(outcome.of(updated)).isEqualTo(new StepOutcome.Saved(null, false));
        assertThat(outcome.of(upserted)).isEqualTo(new StepOutcome.Saved(RecordId.of(id), false));
        assertThat(outcome.of(created))
                .isInstanceOfSatisfying(
                        StepOutcome.Saved.class,
                        saved -> assertThat(saved.created()).isTrue());
        assertThat(outcome.of(deleted)).isEqualTo(new StepOutcome.Saved(null, false));
        assertThat(outcome.of(found))
                .isInstanceOfSatisfying(
                        StepOutcome.Found.class,
                        rows -> assertThat(rows.rows().records()).hasSize(2));
        assertThat(outcome.of(changed)).isInstanceOf(StepOutcome.Saved.class);
        assertThat(org.query("SELECT Description FROM Account"))
                .anySatisfy(row -> assertThat(row.get("Description")).isEqualTo("Acme 2"));
    }

    @Test
    void aValueThatLooksLikeAReferenceIsRefusedBeforeAnythingIsSent() {
        Composite call = Composite.allOrNone();
        CompositeStep account = call.create(account("Acme"));

        for (String hostile : List.of("@{step1.id}x", "@{other.id}", "x@{step1.id}", "@{step1.id} @{step1.id}")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> call.create(contact(hostile)))
                    .withMessageContaining("LastName of Contact");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        call.upsert("External_Id__c", account("x").with("External_Id__c", account.id() + "x")));
        assertThat(org.callsTo(COMPOSITE)).isZero();
    }

    @Test
    void aReferenceToALaterOrForeignStepIsRefused() {
        Composite other = Composite.allOrNone();
        other.create(account("a"));
        CompositeStep foreign = other.create(account("b"));
        Composite call = Composite.allOrNone();
        call.create(account("Acme"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> call.update(foreign.id(), account("x")))
                .withMessageContaining("no earlier step");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> call.create(contact("x").with("AccountId", foreign.id())));
        assertThatIllegalArgumentException().isThrownBy(() -> foreign.value("id} or {x"));
    }

    @Test
    void limitsAreCheckedAsStepsAreAdded() {
        Composite call = Composite.independent();
        for (int i = 0; i < 5; i++) {
            call.query(Soql.text("SELECT Id FROM Account"));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> call.query(Soql.text("SELECT Id FROM Account")));
        for (int i = 5; i < 25; i++) {
            call.create(account("Acme"));
        }

        assertThatIllegalArgumentException().isThrownBy(() -> call.create(account("one too many")));
        assertThatIllegalArgumentException().isThrownBy(() -> api.composite(Composite.allOrNone()));
        assertThat(api.composite(call).isComplete()).isTrue();
    }

    @Test
    void aCallThatCreatesIsNotRepeatedAndSaysThatItIsInDoubt() {
        org.faults().on(Requests.post(COMPOSITE)).once(Breakages.dropAfterCommit());
        Composite call = Composite.allOrNone();
        call.create(account("Acme"));

        TransportException failure = catchThrowableOfType(TransportException.class, () -> api.composite(call));

        assertThat(failure.delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(org.callsTo(COMPOSITE)).isEqualTo(1);
        assertThat(org.count("Account")).isEqualTo(1);
    }

    @Test
    void aCallOfUpsertsIsRepeatedWhenItsAnswerIsLost() {
        org.faults().on(Requests.post(COMPOSITE)).once(Breakages.dropAfterCommit());
        Composite call = Composite.allOrNone();
        CompositeStep step = call.upsert("External_Id__c", account("Acme").with("External_Id__c", "A-1"));

        CompositeOutcome outcome = api.composite(call);

        assertThat(outcome.of(step)).isInstanceOf(StepOutcome.Saved.class);
        assertThat(org.callsTo(COMPOSITE)).isEqualTo(2);
        assertThat(org.count("Account")).isEqualTo(1);
    }

    @Test
    void aRefusalOfTheWholeCallIsAnException() {
        org.faults().on(Requests.post(COMPOSITE)).once(Answers.json(400, "INVALID_INPUT", "no"));
        Composite call = Composite.allOrNone();
        call.create(account("Acme"));

        assertThat(catchThrowableOfType(ApiException.class, () -> api.composite(call))
                        .code())
                .isEqualTo(new ErrorCode("INVALID_INPUT"));
    }

    @Test
    void graphsDoNotTouchEachOther() {
        List<CompositeGraph> graphs = new ArrayList<>();
        List<CompositeStep> contacts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            CompositeGraph graph = new CompositeGraph();
            CompositeStep account = graph.create(account("Graph " + i));
            SObject contact = i == 2 ? SObject.of("Contact").with("FirstName", "x") : contact("Person " + i);
            contacts.add(graph.create(contact.with("AccountId", account.id())));
            graphs.add(graph);
        }

        List<CompositeOutcome> outcomes = api.graphs(graphs);

        assertThat(outcomes).extracting(CompositeOutcome::isComplete).containsExactly(true, true, false, true, true);
        assertThat(outcomes.get(2).of(contacts.get(2))).isInstanceOf(StepOutcome.Refused.class);
        assertThat(org.query("SELECT Account.Name FROM Contact ORDER BY Account.Name"))
                .hasSize(4);
        assertThat(org.count("Account")).isEqualTo(4);
    }

    @Test
    void graphsBeyondTheLimitsAreRefusedBeforeAnythingIsSent() {
        List<CompositeGraph> many = new ArrayList<>();
        for (int i = 0; i < 76; i++) {
            CompositeGraph graph = new CompositeGraph();
            graph.create(account("x"));
            many.add(graph);
        }
        List<CompositeGraph> long1 = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            CompositeGraph graph = new CompositeGraph();
            for (int step = 0; step < 251; step++) {
                graph.create(account("x"));
            }
            long1.add(graph);
        }

        assertThatIllegalArgumentException().isThrownBy(() -> api.graphs(many));
        assertThatIllegalArgumentException().isThrownBy(() -> api.graphs(long1)).withMessageContaining("502");
        assertThatIllegalArgumentException().isThrownBy(() -> api.graphs(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> api.graphs(List.of(new CompositeGraph())));
        assertThat(org.callsTo("/composite/graph")).isZero();
    }

    @Test
    void graphsBehindFifteenFailedOnesAreNotAttempted() {
        List<CompositeGraph> graphs = new ArrayList<>();
        List<CompositeStep> steps = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            CompositeGraph graph = new CompositeGraph();
            SObject contact = i < 15 ? SObject.of("Contact").with("FirstName", "x") : contact("Doe");
            steps.add(graph.create(contact));
            graphs.add(graph);
        }

        List<CompositeOutcome> outcomes = api.graphs(graphs);

        assertThat(outcomes.get(14).of(steps.get(14))).isInstanceOf(StepOutcome.Refused.class);
        assertThat(outcomes.get(15).of(steps.get(15))).isInstanceOf(StepOutcome.NotAttempted.class);
        assertThat(outcomes.get(15).isComplete()).isFalse();
        assertThat(org.count("Contact")).isZero();
    }

    @Test
    void aGraphThatTheOrgCallsUnsuccessfulIsRolledBackWhateverItsStepsClaim() {
        org.faults()
                .on(Requests.post("/composite/graph"))
                .once(
                        Answers.with(
                                "success in an unsuccessful graph",
                                io.sfsdk.testkit.http.Response.json(
                                        200,
                                        "{\"graphs\":[{\"graphId\":\"graph1\",\"graphResponse\":{\"compositeResponse\":[{\"body\":{\"id\":"
                                                + "\"001000000000001AAA\",\"success\":true,\"errors\":[]},\"httpHeaders\":{},"
                                                + "\"httpStatusCode\":201,\"referenceId\":\"node1\"}]},\"isSuccessful\":false}]}")));
        CompositeGraph graph = new CompositeGraph();
        CompositeStep claims = graph.create(account("Acme"));

        CompositeOutcome outcome = api.graphs(List.of(graph)).get(0);

        assertThat(outcome.of(claims)).isInstanceOf(StepOutcome.RolledBack.class);
    }

    @Test
    void aGraphTooDeepOrOfTooManyObjectsIsRefusedBeforeAnythingIsSent() {
        List<CompositeGraph> kinds = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            CompositeGraph graph = new CompositeGraph();
            graph.create(SObject.of("Kind" + i + "__c").with("Name", "x"));
            kinds.add(graph);
        }

        assertThat(api.graphs(List.of(chain(15))).get(0).isComplete()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> api.graphs(List.of(chain(1), chain(16))))
                .withMessageContaining("graph 1")
                .withMessageContaining("node16");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> api.graphs(kinds))
                .withMessageContaining("got 16")
                .withMessageContaining("kind7__c");
        assertThat(org.callsTo("/composite/graph")).isEqualTo(1);
    }

    private static CompositeGraph chain(int depth) {
        CompositeGraph graph = new CompositeGraph();
        CompositeStep above = graph.create(account("top"));
        for (int i = 1; i < depth; i++) {
            above = graph.create(account("below").with("ParentId", above.id()));
        }
        return graph;
    }

    @Test
    void aStepWhoseOwnReferenceLeadsNowhereIsToBlame() {
        for (Composite call : List.of(Composite.allOrNone(), Composite.independent())) {
            CompositeStep account = call.create(account("Acme"));
            CompositeStep astray = call.create(contact("Doe").with("AccountId", account.value("nothing")));
            CompositeStep behind = call.create(contact("Roe").with("AccountId", astray.id()));

            CompositeOutcome outcome = api.composite(call);

            assertThat(outcome.of(astray)).isInstanceOf(StepOutcome.Refused.class);
            assertThat(outcome.of(behind))
                    .isInstanceOf(call.isAllOrNone() ? StepOutcome.RolledBack.class : StepOutcome.NotAttempted.class);
            assertThat(outcome.of(account))
                    .isInstanceOf(call.isAllOrNone() ? StepOutcome.RolledBack.class : StepOutcome.Saved.class);
        }
        assertThat(org.count("Contact")).isZero();
    }

    @Test
    void theRequestsOfABatchGoOnBehindAFailureUnlessToldOtherwise() {
        assertThat(ranBehindAFailure(CompositeBatch.goingOn())).isTrue();
        assertThat(ranBehindAFailure(CompositeBatch.haltingOnError())).isFalse();
        assertThat(org.query("SELECT Name FROM Account ORDER BY Name"))
                .extracting(row -> row.get("Name"))
                .containsExactly("after", "before", "before");
    }

    private boolean ranBehindAFailure(CompositeBatch batch) {
        batch.create(account("before"));
        CompositeStep bad = batch.create(SObject.of("Contact").with("FirstName", "x"));
        CompositeStep after = batch.create(account("after"));

        CompositeOutcome outcome = api.batch(batch);

        assertThat(outcome.of(bad)).isInstanceOf(StepOutcome.Refused.class);
        assertThat(outcome.isComplete()).isFalse();
        assertThat(outcome.of(after)).isInstanceOfAny(StepOutcome.Saved.class, StepOutcome.NotAttempted.class);
        return outcome.of(after) instanceof StepOutcome.Saved;
    }

    @Test
    void theRequestsOfABatchKnowNothingOfEachOther() {
        CompositeBatch batch = CompositeBatch.goingOn();
        CompositeStep account = batch.create(account("Acme"));

        assertThatIllegalArgumentException().isThrownBy(() -> batch.update(account.id(), account("x")));
        CompositeStep literal = batch.create(contact(account.id().toString()));
        assertThat(api.batch(batch).of(literal)).isInstanceOf(StepOutcome.Saved.class);
        assertThat(org.query("SELECT LastName FROM Contact"))
                .extracting(row -> row.get("LastName"))
                .containsExactly("@{request1.id}");
    }

    @Test
    void aTreeIsWrittenWithItsChildren() {
        SObjectTree tree = SObjectTree.of("Account");
        SObjectTree.Node acme = tree.add(account("Acme"));
        SObjectTree.Node doe = acme.child("Contacts", contact("Doe"));
        SObjectTree.Node sub = acme.child("ChildAccounts", account("Acme Sub"));
        sub.child("Contacts", contact("Roe"));

        TreeOutcome outcome = api.tree(tree);

        assertThat(outcome.isSaved()).isTrue();
        assertThat(org.query("SELECT Id FROM Contact WHERE Id = '" + outcome.id(doe) + "' AND AccountId = '"
                        + outcome.id(acme) + "'"))
                .hasSize(1);
        assertThat(org.query("SELECT Id FROM Contact WHERE Account.Parent.Name = 'Acme'"))
                .hasSize(1);
        assertThat(org.callsTo("/composite/tree")).isEqualTo(1);
    }

    @Test
    void aTreeWithOneBadRecordLeavesNothingAndNamesIt() {
        SObjectTree tree = SObjectTree.of("Account");
        SObjectTree.Node acme = tree.add(account("Acme"));
        SObjectTree.Node bad = acme.child("Contacts", SObject.of("Contact").with("FirstName", "x"));

        TreeOutcome outcome = api.tree(tree);

        assertThat(outcome.isSaved()).isFalse();
        assertThat(outcome.errors(acme)).isEmpty();
        assertThat(outcome.errors(bad))
                .singleElement()
                .satisfies(error -> assertThat(error.fields()).containsExactly("LastName"));
        assertThat(org.count("Account")).isZero();
    }

    @Test
    void aTreeBeyondItsLimitsIsRefusedAsItGrows() {
        SObjectTree tree = SObjectTree.of("Account");
        SObjectTree.Node node = tree.add(account("1"));
        for (int level = 2; level <= 5; level++) {
            node = node.child("ChildAccounts", account(String.valueOf(level)));
        }
        SObjectTree.Node deepest = node;

        assertThatIllegalArgumentException().isThrownBy(() -> deepest.child("ChildAccounts", account("6")));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.add(contact("x")));
        for (int i = 6; i <= 200; i++) {
            tree.add(account("x"));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> tree.add(account("201")));
        assertThat(api.tree(tree).isSaved()).isTrue();
    }

    @Test
    void aTreeIsNotRepeatedWhenItsAnswerIsLost() {
        org.faults().on(Requests.post("/composite/tree")).once(Breakages.dropAfterCommit());
        SObjectTree tree = SObjectTree.of("Account");
        tree.add(account("Acme"));

        TransportException failure = catchThrowableOfType(TransportException.class, () -> api.tree(tree));

        assertThat(failure.delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(org.count("Account")).isEqualTo(1);
    }

    @Test
    void aTextAsLongAsAQueryMayBeIsSearchedFor() {
        String quotes = "it's ".repeat(10_000);
        org.insert("Account", Map.of("Name", "Acme"));

        try (RecordCursor pages = api.query(Soql.bind("SELECT Id FROM Account WHERE Name = :n", Map.of("n", quotes)))) {
            assertThat(pages.next().records()).isEmpty();
        }
    }

    @Test
    void aQueryTooLongForARequestLineIsAnsweredAllTheSame() {
        org.insert("Account", Map.of("Name", "Acme"));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            names.add("a rather long name " + i);
        }
        names.add("Acme");

        assertThat(client.query("SELECT Id FROM Account WHERE Name IN :names", Map.of("names", names)).stream())
                .hasSize(1);
        assertThat(org.callsTo(COMPOSITE)).isEqualTo(1);
    }

    private static SObject account(String name) {
        return SObject.of("Account").with("Name", name);
    }

    private static SObject contact(String lastName) {
        return SObject.of("Contact").with("LastName", lastName);
    }
}
