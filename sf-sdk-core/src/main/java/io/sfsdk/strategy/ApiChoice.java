package io.sfsdk.strategy;

import io.sfsdk.error.UnsupportedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A choice with its reason, so that a log can answer "why this API?".
 *
 * @param work what was to be done
 * @param option what was chosen
 * @param chunkSize records of one call, or of one job
 * @param parallelism chunks under way at a time; 1 keeps the input's order
 * @param estimatedCalls API requests that the work will cost, if its size is known
 * @param estimatedBatches Bulk ingest batches that it will cost, if its size is known
 * @param estimatedTime how long it will take, if its size is known; as rough as the paces that it is reckoned by
 * @param reason one sentence without its full stop
 * @param rejected the other options, each with why not
 */
public record ApiChoice(
        Workload work,
        ApiOption option,
        int chunkSize,
        int parallelism,
        OptionalLong estimatedCalls,
        OptionalLong estimatedBatches,
        Optional<Duration> estimatedTime,
        String reason,
        List<Rejected> rejected) {
    /**
     * An option that was not chosen.
     *
     * @param why a sentence without its full stop
     */
    public record Rejected(String api, String why) {}

    public ApiChoice {
        if (chunkSize < 1 || parallelism < 1) {
            throw new IllegalArgumentException("a chunk has at least one record and one chunk is under way, got "
                    + chunkSize + " and " + parallelism);
        }
        rejected = List.copyOf(rejected);
    }

    /** Full chunks of the option, one at a time, and what they cost. */
    public static ApiChoice of(Workload work, ApiOption option, String reason, List<Rejected> rejected) {
        Optional<Charge> charge = option.charge(work);
        return new ApiChoice(
                work,
                option,
                option.recordsPerCall(),
                1,
                charge.map(each -> OptionalLong.of(each.calls())).orElse(OptionalLong.empty()),
                charge.map(each -> OptionalLong.of(each.batches())).orElse(OptionalLong.empty()),
                charge.map(Charge::time),
                reason,
                rejected);
    }

    /** The same work by another option, because the chosen one turned out not to support it. */
    public ApiChoice rerouted(UnsupportedException refusal, ApiOption other) {
        List<Rejected> all = new ArrayList<>(rejected);
        all.removeIf(each -> each.api().equals(other.api()));
        all.add(new Rejected(option.api(), "it cannot give " + refusal.reason()));
        return of(work, other, option.api() + " was chosen first, and cannot give " + refusal.reason(), all);
    }

    /** All of it in a few lines for people, without field values. */
    public String explain() {
        StringBuilder text = new StringBuilder(work + ": " + option.api() + ", "
                + String.format(Locale.ROOT, "%,d", chunkSize) + " records a "
                + (option.asynchronous() ? "job" : "call") + ", " + parallelism + " at a time, "
                + cost());
        text.append("\n  because ").append(reason);
        rejected.forEach(
                each -> text.append("\n  not ").append(each.api()).append(": ").append(each.why()));
        return text.toString();
    }

    private String cost() {
        if (estimatedCalls.isEmpty()) {
            return "at a cost that its size decides";
        }
        String calls = "about " + counted(estimatedCalls.getAsLong(), "API request", "API requests");
        String batches = estimatedBatches.orElse(0) == 0
                ? ""
                : " and " + counted(estimatedBatches.getAsLong(), "ingest batch", "ingest batches");
        return calls
                + batches
                + estimatedTime.map(time -> ", some " + time(time)).orElse("");
    }

    /** As exact as it can be. */
    private static String time(Duration time) {
        long seconds = Math.max(1, time.toSeconds());
        if (seconds < 120) {
            return counted(seconds, "second", "seconds");
        }
        return seconds < 7_200 ? counted(seconds / 60, "minute", "minutes") : counted(seconds / 3_600, "hour", "hours");
    }

    private static String counted(long number, String one, String many) {
        return String.format(Locale.ROOT, "%,d", number) + " " + (number == 1 ? one : many);
    }
}
