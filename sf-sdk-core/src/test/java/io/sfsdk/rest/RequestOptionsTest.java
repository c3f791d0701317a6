package io.sfsdk.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.DuplicateFindings;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.testkit.http.Headers;
import io.sfsdk.testkit.store.DuplicateRule;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Options of requests, at a simulated org. */
class RequestOptionsTest {
    private static final String DUPLICATES = "Sforce-Duplicate-Rule-Header";

    private final Connected connected = Connected.toStandardOrg();
    private final SimulatedOrg org = connected.org();
    private final RestApi api = connected.api();

    @AfterEach
    void close() {
        assertThat(org.defects()).isEmpty();
        connected.close();
    }

    @Test
    void aDuplicateTellsWhichRecordsItEquals() {
        String id = org.insert("Account", Map.of("Name", "Acme", "Site", "Oslo"));
        org.data().addRule(DuplicateRule.alert("Account", "Name"));

        DuplicateFindings plain = refusal(api).duplicates().orElseThrow();
        DuplicateFindings detailed = refusal(api.with(RequestOptions.none().withDuplicateDetails()))
                .duplicates()
                .orElseThrow();

        assertThat(plain.rule()).isEqualTo("Standard_Account_Duplicate_Rule");
        assertThat(plain.allowsSave()).isTrue();
        assertThat(plain.matches())
                .containsExactly(new DuplicateFindings.Match("Account", id, 100.0, Map.of("Id", id)));
        assertThat(detailed.matches().get(0).fields()).containsEntry("Site", "Oslo");
        assertThat(detailed.toString()).doesNotContain("Oslo");
    }

    private static ApiError refusal(RestApi asked) {
        ApiException refused = catchThrowableOfType(
                ApiException.class, () -> asked.records("Account").create(account("Acme")));
        return refused.errors().get(0);
    }

    @Test
    void aRuleThatAlertsLetsADuplicatePassWhenAllowedAndOneThatBlocksDoesNot() {
        org.insert("Account", Map.of("Name", "Acme"));
        org.insert("Account", Map.of("Name", "Globex"));
        org.data().addRule(DuplicateRule.alert("Account", "Name"));
        RestApi allowing = api.with(RequestOptions.none().allowDuplicates());

        allowing.records("Account").create(account("Acme"));
        WriteOutcome alerted = written(api, account("Globex"));
        WriteOutcome allowed = written(allowing, account("Globex"));
        org.data().addRule(DuplicateRule.block("Account", "Name"));
        WriteOutcome blocked = written(allowing, account("Acme"));

        assertThat(alerted).isInstanceOf(WriteOutcome.Rejected.class);
        assertThat(allowed).isInstanceOf(WriteOutcome.Written.class);
        assertThat(blocked)
                .isInstanceOfSatisfying(
                        WriteOutcome.Rejected.class,
                        rejected -> assertThat(rejected.errors().get(0).code().value())
                                .isEqualTo("DUPLICATES_DETECTED"));
    }

    private static WriteOutcome written(RestApi by, SObject record) {
        return by.writer()
                .write(WriteRequest.of(new WriteOperation.Insert(), List.of(record)))
                .get(0);
    }

    @Test
    void theStepsOfACompositeCallAndTheNodesOfAGraphCarryTheOptions() {
        String id = org.insert("Account", Map.of("Name", "Acme"));
        org.data().addRule(DuplicateRule.alert("Account", "Name"));
        RestApi allowing = api.with(RequestOptions.none().allowDuplicates());
        Composite call = Composite.allOrNone();
        CompositeStep step = call.create(account("Acme"));
        CompositeGraph graph = new CompositeGraph();
        graph.create(account("Acme"));

        StepOutcome refused = api.composite(call).of(step);
        boolean composite = allowing.composite(call).isComplete();
        boolean graphs = allowing.graphs(List.of(graph)).get(0).isComplete();

        assertThat(refused)
                .isInstanceOfSatisfying(
                        StepOutcome.Refused.class,
                        no -> assertThat(no.errors()
                                        .get(0)
                                        .duplicates()
                                        .orElseThrow()
                                        .matches())
                                .extracting(DuplicateFindings.Match::id)
                                .containsExactly(id));
        assertThat(composite).isTrue();
        assertThat(graphs).isTrue();
    }

    @Test
    void aTreeCarriesTheOptions() {
        org.insert("Account", Map.of("Name", "Acme"));
        org.data().addRule(DuplicateRule.alert("Account", "Name"));
        SObjectTree tree = SObjectTree.of("Account");
        tree.add(account("Acme"));

        TreeOutcome refused = api.tree(tree);
        TreeOutcome saved = api.with(RequestOptions.none().allowDuplicates()).tree(tree);

        assertThat(refused.isSaved()).isFalse();
        assertThat(saved.isSaved()).isTrue();
    }

    @Test
    void aBatchRefusesOptionsThatItsRequestsCouldNotCarry() {
        CompositeBatch batch = CompositeBatch.goingOn();
        batch.create(account("Acme"));
        RestApi allowing = api.with(RequestOptions.none().allowDuplicates());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> allowing.batch(batch))
                .withMessageContaining(DUPLICATES);

        assertThat(org.callsTo("/composite/batch")).isZero();
    }

    @Test
    void optionsTravelAsTheHeadersThatAreDocumentedAndStandardOnesStay() {
        RecordId rule = RecordId.of("01Q000000000001");
        RestApi asking = api.with(RequestOptions.none()
                .assignmentRule(rule)
                .allowDuplicates()
                .findDuplicatesAsUser()
                .allowDuplicates()
                .updateRecentlyUsed()
                .defaultNamespace("acme")
                .packageVersion("acme", 1, 12));

        asking.records("Account").create(account("Acme"));
        Headers asked = sent();
        api.with(RequestOptions.none().withoutAssignmentRules())
                .records("Account")
                .create(account("Globex"));
        Headers quiet = sent();

        assertThat(asked.all("Sforce-Auto-Assign")).containsExactly(rule.value());
        assertThat(asked.all(DUPLICATES)).containsExactly("allowSave=true; runAsCurrentUser=true");
        assertThat(asked.all("Sforce-Mru")).containsExactly("updateMru=true");
        assertThat(asked.all("Sforce-Call-Options")).containsExactly("client=sf-sdk, defaultNamespace=acme");
        assertThat(asked.all("x-sfdc-packageversion-acme")).containsExactly("1.12");
        assertThat(quiet.all("Sforce-Auto-Assign")).containsExactly("FALSE");
        assertThat(quiet.all("Sforce-Mru")).containsExactly("updateMru=false");
        assertThat(quiet.all(DUPLICATES)).isEmpty();
    }

    private Headers sent() {
        return org.requests().get(org.requests().size() - 1).headers();
    }

    @Test
    void optionsMakeNoInsertRepeatable() {
        org.faults().on(Requests.post("/composite/sobjects")).once(Breakages.dropAfterCommit());

        WriteOutcome outcome = written(api.with(RequestOptions.none().allowDuplicates()), account("Acme"));

        assertThat(outcome).isInstanceOf(WriteOutcome.InDoubt.class);
        assertThat(org.count("Account")).isEqualTo(1);
    }

    @Test
    void aLongQueryCarriesTheOptionsInsideItsComposite() {
        RestApi asking = api.with(RequestOptions.none().updateRecentlyUsed());

        asking.query(Soql.bind("SELECT Id FROM Account WHERE Name = :n", Map.of("n", "x".repeat(13_000))))
                .close();

        assertThat(org.requests().get(org.requests().size() - 1).text())
                .contains(
                        "\"httpHeaders\":{\"Sforce-Query-Options\":\"batchSize=2000\",\"Sforce-Mru\":\"updateMru=true\"}");
    }

    @Test
    void namesAndVersionsThatCouldChangeAHeaderAreRefused() {
        RequestOptions none = RequestOptions.none();

        assertThatIllegalArgumentException().isThrownBy(() -> none.packageVersion("a\r\nX: y", 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> none.packageVersion("acme", -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> none.defaultNamespace("a, client=b"));
        assertThat(none.allowDuplicates().allowDuplicates()).isEqualTo(none.allowDuplicates());
    }

    private static SObject account(String name) {
        return SObject.of("Account").with("Name", name);
    }
}
