package io.sfsdk.faults;

import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Fault;
import io.sfsdk.testkit.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Answers that say no: each status with each kind of body, and what a body alone can tell. Nothing is carried out. */
final class Refusals {
    /** A code this library has never heard of. */
    private static final String CODE = "SOME_NEW_CODE";

    private static final List<Integer> VERDICTS = List.of(400, 403, 404, 405, 409, 410, 412, 414, 415, 431);
    private static final List<Integer> FAILURES = List.of(500, 502, 503, 504);
    private static final String ABSURD = "99999999999";

    private Refusals() {}

    static List<WireFault> all() {
        List<WireFault> faults = new ArrayList<>();
        bodies(faults, "a verdict (400 403 404 405 409 410 412 414 415 431)", VERDICTS);
        faults.add(BrokenWires.struck("401 with JSON about the session", Answers.sessionExpired()));
        faults.add(BrokenWires.struck("401 with other JSON", Answers.json(401, "INVALID_AUTH_HEADER", "x")));
        faults.add(BrokenWires.struck("401 with XML", Answers.xml(401)));
        faults.add(BrokenWires.struck("401 with HTML", Answers.html(401)));
        faults.add(BrokenWires.struck("401 with no body", Answers.empty(401)));
        bodies(faults, "429", List.of(429));
        bodies(faults, "a failure (500 502 503 504)", FAILURES);
        faults.add(BrokenWires.struck("503 SERVER_UNAVAILABLE", Answers.unavailable()));
        faults.add(BrokenWires.struck("503 maintenance page", Answers.maintenance()));
        faults.addAll(retryAfter());
        faults.add(BrokenWires.struck("200 with an error array", Answers.errorWithStatus200()));
        faults.add(BrokenWires.struck("REQUEST_LIMIT_EXCEEDED of the day", Answers.dailyLimit()));
        faults.add(BrokenWires.struck("REQUEST_LIMIT_EXCEEDED at once", Answers.concurrentLimit()));
        return faults;
    }

    private static List<WireFault> retryAfter() {
        return List.of(
                BrokenWires.struck("Retry-After in seconds", Answers.retryAfter(503, "7"))
                        .withLeastPause(Duration.ofSeconds(7)),
                BrokenWires.struck("Retry-After as a date", Answers.retryAfter(503, "Thu, 01 Jan 2026 12:00:09 GMT"))
                        .withLeastPause(Duration.ofSeconds(9)),
                BrokenWires.struck("Retry-After negative", Answers.retryAfter(503, "-5")),
                BrokenWires.struck("Retry-After absurd", Answers.retryAfter(503, ABSURD)));
    }

    private static void bodies(List<WireFault> faults, String row, List<Integer> statuses) {
        body(faults, row + " with JSON", statuses, status -> Answers.json(status, CODE, "simulated"));
        body(faults, row + " with XML", statuses, Refusals::xml);
        body(faults, row + " with HTML", statuses, Answers::html);
        body(faults, row + " with no body", statuses, Answers::empty);
    }

    private static void body(List<WireFault> faults, String row, List<Integer> statuses, IntFunction<Fault> answer) {
        for (int status : statuses) {
            faults.add(BrokenWires.struck(row, answer.apply(status)).named(Integer.toString(status)));
        }
    }

    private static Fault xml(int status) {
        String body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Errors><Error><errorCode>" + CODE
                + "</errorCode><message>simulated</message></Error></Errors>";
        return Answers.with(
                status + " xml", Response.of(status, "application/xml", body.getBytes(StandardCharsets.UTF_8)));
    }
}
