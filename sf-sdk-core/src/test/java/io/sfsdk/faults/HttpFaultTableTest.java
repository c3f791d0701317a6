package io.sfsdk.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Plays every fault of docs/http-faults.md against every operation over real sockets; the document is the expectation. */
class HttpFaultTableTest {
    private static final List<WireFault> FAULTS = Stream.of(
                    BrokenWires.all(), Redirects.all(), Refusals.all(), OrgStates.all())
            .flatMap(List::stream)
            .toList();

    /** Runs ahead what mostly waits for a deadline. */
    private static final ExecutorService WAITING = Executors.newFixedThreadPool(8);

    private final FaultTable table = FaultTable.read();

    @AfterAll
    static void stop() {
        WAITING.shutdownNow();
    }

    @Test
    void everyFaultHasARowAndEveryRowItsFault() {
        List<String> played = FAULTS.stream().map(WireFault::row).distinct().toList();

        assertThat(table.faults()).containsAll(played);
        assertThat(table.faults()).filteredOn(row -> !played.contains(row)).allSatisfy(this::isExemptEverywhere);
    }

    /** What is loaded and compiled before costs no deadline later. */
    @BeforeAll
    static void warmUp() throws IOException {
        for (Operation operation : Operation.values()) {
            new WireFault("none", scene -> {}).play(operation, Strikes.ONCE);
        }
    }

    @TestFactory
    List<DynamicNode> everyCellHolds() {
        return FAULTS.stream()
                .collect(Collectors.groupingBy(WireFault::row, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(row -> (DynamicNode) dynamicContainer(row.getKey(), cells(row.getValue())))
                .toList();
    }

    private void isExemptEverywhere(String row) {
        assertThat(Operation.values())
                .allSatisfy(
                        operation -> assertThat(table.exemption(row, operation)).isNotBlank());
    }

    private List<DynamicNode> cells(List<WireFault> faults) {
        return Arrays.stream(Operation.values())
                .filter(operation ->
                        table.exemption(faults.get(0).row(), operation).isEmpty())
                .map(operation -> (DynamicNode) dynamicContainer(operation.title(), runs(faults, operation)))
                .toList();
    }

    /** The first of a row strikes once and always; the others, which differ by a number, always. */
    private List<DynamicTest> runs(List<WireFault> faults, Operation operation) {
        List<DynamicTest> runs = new ArrayList<>();
        runs.add(run(faults.get(0), operation, Strikes.ONCE));
        faults.forEach(fault -> runs.add(run(fault, operation, Strikes.ALWAYS)));
        return runs;
    }

    private DynamicTest run(WireFault fault, Operation operation, Strikes strikes) {
        Callable<Ending> play = () -> fault.play(operation, strikes);
        Future<Ending> ahead = fault.isEndless() ? WAITING.submit(play) : null;
        String name = (fault.name() + " " + strikes).strip();
        return dynamicTest(name, () -> {
            Ending ending = ahead == null ? play.call() : ahead.get();

            assertThat(ending.outcome()).isIn(table.outcomes(fault.row(), operation, strikes));
            requireNoHarm(ending, operation);
            requireLeastPause(ending, fault);
        });
    }

    /** Never a record twice; one after a success; none after a failure that claims so; one send of what is in doubt. */
    private static void requireNoHarm(Ending ending, Operation operation) {
        assertThat(ending.rows()).isLessThanOrEqualTo(1);
        if (operation == Operation.QUERY) {
            return;
        }
        if (ending.outcome().startsWith(Scene.OK)) {
            assertThat(ending.rows()).isEqualTo(1);
        } else if (!ending.outcome().equals(Scene.IN_DOUBT)) {
            assertThat(ending.rows()).isZero();
        } else if (operation == Operation.INSERT) {
            assertThat(ending.sends()).isEqualTo(1);
        }
    }

    private static void requireLeastPause(Ending ending, WireFault fault) {
        if (ending.outcome().equals(Scene.OK + " after retry")) {
            assertThat(ending.pauses())
                    .allSatisfy(pause -> assertThat(pause).isGreaterThanOrEqualTo(fault.leastPause()));
        }
    }
}
