package io.sfsdk.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.http.Exchange;
import io.sfsdk.testkit.http.Headers;
import io.sfsdk.testkit.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final Faults faults = new Faults();

    @Test
    void aFaultStrikesTheRequestWithItsNumberAmongThoseThatMatch() {
        faults.on(Requests.get("/query")).at(2, Answers.unavailable());

        assertThat(decide("GET", "/services/data/v66.0/query?q=x")).isEqualTo("none");
        assertThat(decide("POST", "/services/data/v66.0/query?q=x")).isEqualTo("none");
        assertThat(decide("GET", "/services/data/v66.0/limits")).isEqualTo("none");
        assertThat(decide("GET", "/services/data/v65.0/query?q=x")).isEqualTo("503 SERVER_UNAVAILABLE");
        assertThat(decide("GET", "/services/data/v66.0/query?q=x")).isEqualTo("none");
    }

    @Test
    void aFaultStrikesTheNextRequestsAndThenNoMore() {
        FaultRule rule = faults.on().times(2, Answers.maintenance());

        List<String> decided = List.of(decide("GET", "/a"), decide("GET", "/b"), decide("GET", "/c"));

        assertThat(decided).containsExactly("503 maintenance", "503 maintenance", "none");
        assertThat(rule.fired()).isEqualTo(2);
        assertThat(rule.seen()).isEqualTo(3);
    }

    @Test
    void theOldestRuleThatStrikesWinsAndTheOthersCountOn() {
        faults.on().once(Answers.unavailable());
        FaultRule second = faults.on().at(1, Answers.dailyLimit());

        String struck = decide("GET", "/a");

        assertThat(struck).isEqualTo("503 SERVER_UNAVAILABLE");
        assertThat(second.seen()).isEqualTo(1);
        assertThat(second.fired()).isZero();
    }

    @Test
    void bodiesAndTargetsCanBeMatched() {
        faults.on(Requests.writes().bodyContaining("Acme").targetContaining("allOrNone=true"))
                .always(Answers.rowLocked());

        assertThat(decide("POST", "/services/data/v66.0/composite/sobjects?allOrNone=true", "{\"Name\":\"Acme\"}"))
                .isEqualTo("400 UNABLE_TO_LOCK_ROW");
        assertThat(decide("POST", "/services/data/v66.0/composite/sobjects?allOrNone=true", "{\"Name\":\"Globex\"}"))
                .isEqualTo("none");
    }

    @Test
    void aPathMatchesWholeSegmentsOnly() {
        assertThat(Requests.isAt("/services/data/v66.0/queryAll", "/query")).isFalse();
        assertThat(Requests.isAt("/services/data/v66.0/query/0r8", "/query")).isTrue();
        assertThat(Requests.isAt("/services/oauth2/token", "/services/oauth2/token"))
                .isTrue();
    }

    @Test
    void clearedFaultsStrikeNoMore() {
        faults.on().always(Answers.unavailable());
        faults.random(1, 1, 1);

        faults.clear();

        assertThat(decide("GET", "/a")).isEqualTo("none");
    }

    @Test
    void theSameSeedStrikesTheSameRequests() {
        List<String> first = schedule(7);
        List<String> again = schedule(7);
        List<String> other = schedule(8);

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void chanceStrikesAboutAsOftenAsItWasTold() {
        faults.random(3, 1, 0.25, List.of(Answers.unavailable()));

        long struck = LongStream.range(0, 10_000)
                .filter(number -> decide(number).equals("503 SERVER_UNAVAILABLE"))
                .count();

        assertThat(struck).isBetween(2_300L, 2_700L);
    }

    private List<String> schedule(long seed) {
        faults.random(seed, 0.5, 0.25);
        return LongStream.range(0, 500).mapToObj(this::decide).toList();
    }

    private String decide(long number) {
        return name(faults.decide(new Exchange(number, new Request("GET", "/a", Headers.none(), new byte[0]))));
    }

    private String decide(String method, String target) {
        return decide(method, target, "");
    }

    private String decide(String method, String target, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return name(faults.decide(new Exchange(1, new Request(method, target, Headers.none(), bytes))));
    }

    private static String name(Fault fault) {
        return fault == null ? "none" : fault.name();
    }
}
