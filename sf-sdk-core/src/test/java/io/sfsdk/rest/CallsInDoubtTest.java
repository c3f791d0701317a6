package io.sfsdk.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sfsdk.error.Delivery;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.record.SObject;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Fault;
import io.sfsdk.testkit.fault.Requests;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A call of many steps has one fate: its exception tells whether the org did nothing, or whether nobody knows. No step has an outcome
 * of its own then.
 */
class CallsInDoubtTest {
    private static final SObject ACCOUNT = SObject.of("Account").with("Name", "Acme");

    private final Connected connected = Connected.toStandardOrg();
    private final SimulatedOrg org = connected.org();

    @AfterEach
    void close() {
        assertThat(org.defects()).isEmpty();
        connected.close();
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                arguments("composite", call(api -> {
                    Composite composite = Composite.allOrNone();
                    composite.create(ACCOUNT);
                    api.composite(composite);
                })),
                arguments("graph", call(api -> {
                    CompositeGraph graph = new CompositeGraph();
                    graph.create(ACCOUNT);
                    api.graphs(List.of(graph));
                })),
                arguments("batch", call(api -> {
                    CompositeBatch batch = CompositeBatch.goingOn();
                    batch.create(ACCOUNT);
                    api.batch(batch);
                })),
                arguments("tree", call(api -> {
                    SObjectTree tree = SObjectTree.of("Account");
                    tree.add(ACCOUNT);
                    api.tree(tree);
                })));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void anAnswerThatIsLostLeavesItInDoubt(String name, Consumer<RestApi> call) {
        assertThat(delivery(Breakages.dropAfterCommit(), call)).isEqualTo(Delivery.UNKNOWN);
        assertThat(org.count("Account")).isEqualTo(1);
        assertThat(org.callsTo("/composite")).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void halfOfAnAnswerLeavesItInDoubt(String name, Consumer<RestApi> call) {
        assertThat(delivery(Breakages.cutBody(), call)).isEqualTo(Delivery.UNKNOWN);
        assertThat(org.count("Account")).isEqualTo(1);
        assertThat(org.callsTo("/composite")).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void aGatewayThatGaveUpLeavesItInDoubt(String name, Consumer<RestApi> call) {
        assertThat(delivery(Answers.html(502), call)).isEqualTo(Delivery.UNKNOWN);
        assertThat(org.callsTo("/composite")).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void whatTheOrgTurnsAwayIsRefusedAndNotInDoubt(String name, Consumer<RestApi> call) {
        assertThat(delivery(Answers.dailyLimit(), call)).isEqualTo(Delivery.REFUSED);
        assertThat(org.count("Account")).isZero();
    }

    private Delivery delivery(Fault fault, Consumer<RestApi> call) {
        org.faults().on(Requests.post("/composite")).once(fault);
        return catchThrowableOfType(SalesforceException.class, () -> call.accept(connected.api()))
                .delivery();
    }

    private static Consumer<RestApi> call(Consumer<RestApi> call) {
        return call;
    }
}
