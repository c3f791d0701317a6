package io.sfsdk.strategy;

import io.sfsdk.strategy.ApiChoice.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Few records go by calls, many by jobs. Before that, an API that cannot give what the work needs is out, and so is one whose cost
 * is known to exceed what the day has left.
 *
 * <table>
 *   <caption>The standard thresholds</caption>
 *   <tr><th>records</th><th>route</th></tr>
 *   <tr><td>fewer than 200, or unknown</td><td>calls: the answer comes at once</td></tr>
 *   <tr><td>200 to 10,000</td><td>calls of at most 200 records</td></tr>
 *   <tr><td>more than 10,000</td><td>jobs, if the client has an API that takes them</td></tr>
 * </table>
 *
 * @param fewest where chunks of calls begin
 * @param mostByCalls the most records that still go by calls
 */
public record VolumeStrategy(int fewest, int mostByCalls) implements ApiStrategy {
    private static final int FEWEST = 200;
    private static final int MOST_BY_CALLS = 10_000;
    private static final int SALESFORCES = 2_000;

    public VolumeStrategy {
        if (fewest < 1 || mostByCalls < fewest) {
            throw new IllegalArgumentException("thresholds rise from 1, got " + fewest + " and " + mostByCalls);
        }
    }

    /** 200 and 10,000. */
    public static VolumeStrategy standard() {
        return new VolumeStrategy(FEWEST, MOST_BY_CALLS);
    }

    /** 200 and 2,000. */
    public static VolumeStrategy salesforceAdvice() {
        return new VolumeStrategy(FEWEST, SALESFORCES);
    }

    /** 200, or less, and a threshold of one's own. */
    public static VolumeStrategy jobsAbove(int records) {
        return new VolumeStrategy(Math.min(FEWEST, records), records);
    }

    /** One more than goes by calls. */
    @Override
    public int lookahead() {
        return mostByCalls + 1;
    }

    @Override
    public ApiChoice choose(Workload workload, List<ApiOption> options) {
        List<Rejected> rejected = new ArrayList<>();
        List<ApiOption> able = able(workload, options, rejected);
        if (able.isEmpty()) {
            throw new IllegalArgumentException("no API of this client can do this work on " + workload.sobject()
                    + (rejected.isEmpty() ? "; build it with at least one" : ": " + told(rejected)));
        }
        List<ApiOption> affordable = affordable(workload, able, rejected);
        if (affordable.isEmpty()) {
            ApiOption first = able.get(0);
            rejected.removeIf(each -> each.api().equals(first.api()));
            return ApiChoice.of(
                    workload, first, first.api() + " comes first, though the day's budget is short", rejected);
        }
        return byVolume(workload, affordable, rejected);
    }

    private ApiChoice byVolume(Workload work, List<ApiOption> options, List<Rejected> rejected) {
        boolean many = work.volume().records() > mostByCalls;
        Optional<ApiOption> fitting =
                options.stream().filter(each -> each.asynchronous() == many).findFirst();
        ApiOption chosen = fitting.orElse(options.get(0));
        String reason = fitting.isPresent() ? reason(work.volume(), chosen) : onlyOne(options, chosen);
        for (ApiOption other : options) {
            if (!other.equals(chosen)) {
                rejected.add(new Rejected(other.api(), whyNot(work.volume(), other, chosen)));
            }
        }
        return ApiChoice.of(work, chosen, reason, rejected);
    }

    private static String onlyOne(List<ApiOption> options, ApiOption chosen) {
        return options.size() == 1
                ? chosen.api() + " is the only API left for it"
                : chosen.api() + " comes first among those left for it";
    }

    private String reason(Volume volume, ApiOption chosen) {
        String verb = volume.knowledge() == Volume.Knowledge.UNKNOWN ? " goes" : " go";
        if (chosen.asynchronous()) {
            return volume + verb + " by jobs: more than " + number(mostByCalls);
        }
        if (volume.knowledge() == Volume.Knowledge.UNKNOWN) {
            return volume + verb + " by calls";
        }
        String size = volume.records() < fewest
                ? "fewer than " + number(fewest)
                : "no more than " + number(mostByCalls) + ", in chunks of " + number(chosen.recordsPerCall());
        return volume + verb + " by calls: " + size;
    }

    private String whyNot(Volume volume, ApiOption other, ApiOption chosen) {
        if (other.asynchronous() == chosen.asynchronous()) {
            return chosen.api() + " comes before it";
        }
        if (volume.knowledge() == Volume.Knowledge.UNKNOWN) {
            return "a job is waited for, and nothing says that there are more than " + number(mostByCalls);
        }
        return other.asynchronous()
                ? "a job is waited for, and " + volume + " are no more than " + number(mostByCalls)
                : volume + " are more than " + number(mostByCalls);
    }

    private static List<ApiOption> able(Workload work, List<ApiOption> options, List<Rejected> rejected) {
        List<ApiOption> able = new ArrayList<>();
        for (ApiOption option : options) {
            String missing = work.needs().stream()
                    .filter(option.refuses()::contains)
                    .map(Need::words)
                    .sorted()
                    .collect(Collectors.joining(", "));
            if (missing.isEmpty()) {
                able.add(option);
            } else {
                rejected.add(new Rejected(option.api(), "it cannot give " + missing));
            }
        }
        return able;
    }

    private static List<ApiOption> affordable(Workload work, List<ApiOption> options, List<Rejected> rejected) {
        List<ApiOption> affordable = new ArrayList<>();
        for (ApiOption option : options) {
            String excess = excess(work, option);
            if (excess == null) {
                affordable.add(option);
            } else {
                rejected.add(new Rejected(option.api(), excess));
            }
        }
        return affordable;
    }

    private static @Nullable String excess(Workload work, ApiOption option) {
        Charge charge = option.charge(work).orElse(null);
        if (charge == null) {
            return null;
        }
        String words = excess(charge.calls(), work.headroom().calls(), "API requests");
        return words != null ? words : excess(charge.batches(), work.headroom().batches(), "ingest batches");
    }

    private static @Nullable String excess(long cost, OptionalLong left, String unit) {
        return left.isPresent() && cost > Math.max(0, left.getAsLong())
                ? "it would cost " + number(cost) + " " + unit + ", and " + number(Math.max(0, left.getAsLong()))
                        + " are left"
                : null;
    }

    private static String told(List<Rejected> rejected) {
        return rejected.stream().map(each -> each.api() + ": " + each.why()).collect(Collectors.joining("; "));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
