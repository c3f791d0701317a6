package io.sfsdk.testkit.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.Recordings;
import io.sfsdk.testkit.recorded.Deviations.Deviation;
import io.sfsdk.testkit.recorded.Deviations.Listed;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;

/** Requests that were recorded at real orgs, made again: answers of the same shape, save for what {@code deviations.txt} lists. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedTruthTest {
    private final List<RecordedExchange> exchanges = new ArrayList<>();
    private final List<Deviation> deviations = new ArrayList<>();

    @BeforeAll
    void makeAllRequestsAgain(TestReporter reporter) {
        Recordings.all().stream()
                .map(RecordedExchange::of)
                .filter(Objects::nonNull)
                .forEach(exchanges::add);
        exchanges.forEach(this::repeat);
        reporter.publishEntry("requests made again", String.valueOf(exchanges.size()));
    }

    @Test
    void eachAnswerHasTheRecordedShapeOrAListedDeviation() {
        List<Listed> listed = Deviations.all();

        List<Deviation> unlisted = deviations.stream()
                .filter(deviation -> listed.stream().noneMatch(one -> one.covers(deviation)))
                .toList();

        assertThat(exchanges).hasSizeGreaterThan(400);
        assertThat(unlisted).isEmpty();
    }

    @Test
    void eachListedDeviationStillDeviates() {
        List<String> healed = Deviations.all().stream()
                .filter(one -> deviations.stream().noneMatch(one::covers))
                .map(Listed::line)
                .toList();

        assertThat(healed).isEmpty();
    }

    private void repeat(RecordedExchange exchange) {
        Set<String> differences = new LinkedHashSet<>();
        try (PreparedOrg org = new PreparedOrg(exchange)) {
            HttpResponse<String> answer = org.answer();
            if (answer.statusCode() != exchange.status()) {
                differences.add("status " + answer.statusCode() + " not " + exchange.status());
            } else {
                Object answered = RecordedExchange.json(answer.body());
                differences.addAll(Shape.differences(exchange.answerJson(), answered));
                differences.addAll(headers(exchange, answer));
            }
        }
        differences.forEach(difference -> deviations.add(new Deviation(exchange.id(), difference)));
    }

    private static Set<String> headers(RecordedExchange exchange, HttpResponse<String> answer) {
        Set<String> differences = new LinkedHashSet<>();
        if (exchange.headers().size() < 3) {
            return differences;
        }
        TreeSet<String> answered = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        answered.addAll(answer.headers().map().keySet());
        exchange.headers().stream()
                .filter(name -> !answered.contains(name))
                .forEach(name -> differences.add("header " + name + " missing"));
        answered.stream()
                .filter(name -> !exchange.headers().contains(name))
                .forEach(name -> differences.add("header " + name + " added"));
        return differences;
    }
}
