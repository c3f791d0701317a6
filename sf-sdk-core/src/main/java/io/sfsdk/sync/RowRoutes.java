package io.sfsdk.sync;

import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordSource;
import io.sfsdk.strategy.ApiChoice;
import io.sfsdk.strategy.ApiOption;
import io.sfsdk.strategy.ApiStrategy;
import io.sfsdk.strategy.Need;
import io.sfsdk.strategy.Volume;
import io.sfsdk.strategy.Workload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of a window may come from, and who chooses: the ordered source, or others, which are read in slices.
 *
 * @param ordered what the strategy is told of the ordered source
 * @param others read in slices, by what the strategy is told of them
 * @param sliceSize records wanted in one slice
 */
record RowRoutes(ApiStrategy strategy, ApiOption ordered, Map<ApiOption, RecordSource> others, int sliceSize) {
    static final int SLICE_SIZE = 250_000;

    RowRoutes {
        others = new LinkedHashMap<>(others);
    }

    /** A source that is taken whatever it costs. */
    static RowRoutes always(RecordSource source, ApiOption ordered) {
        ApiOption only =
                ApiOption.calls(source.profile().api(), source.profile().pageSize());
        ApiStrategy strategy = (work, options) -> ApiChoice.of(work, only, "it was asked for", List.of());
        return new RowRoutes(strategy, ordered, Map.of(only, source), SLICE_SIZE);
    }

    RowRoutes ofSize(int records) {
        return new RowRoutes(strategy, ordered, others, records);
    }

    RowRoutes through(CallGate gate) {
        Map<ApiOption, RecordSource> gated = new LinkedHashMap<>();
        others.forEach((option, source) -> gated.put(option, new GatedSource(source, gate)));
        return new RowRoutes(strategy, ordered, gated, sliceSize);
    }

    /**
     * Chooses, once and before the first page.
     *
     * @param source counts what there is to read, at the cost of one call, and of another if that is read in slices
     * @throws SalesforceException if it cannot for a reason that passes
     */
    Chosen choose(RecordSource source, ChangeQuery query, String sobject, SyncWindow due, Tally tally) {
        Volume volume = volume(source, query.count(due), tally);
        ReadRequest rows = query.unordered(due);
        List<ApiOption> options = new ArrayList<>(List.of(ordered));
        options.addAll(others.keySet());
        Workload work =
                Workload.read(sobject).of(volume).needing(Need.of(rows.query()).toArray(Need[]::new));
        ApiChoice choice = strategy.choose(work, options);
        RecordSource slices = others.get(choice.option());
        Instant oldest = slices == null ? due.from() : oldest(source, query, due, tally);
        return new Chosen(choice, ordered, slices, volume.records(), oldest);
    }

    /** Nothing rests on it but the width of slices. */
    private static Instant oldest(RecordSource source, ChangeQuery query, SyncWindow due, Tally tally) {
        tally.calls++;
        try (RecordCursor pages = source.open(query.oldest(due))) {
            return pages.next().records().stream()
                    .findFirst()
                    .map(query::change)
                    .map(RecordChange::stamp)
                    .orElse(due.from());
        } catch (SalesforceException e) {
            if (e.retryability() == Retryability.NEVER) {
                return due.from();
            }
            throw e;
        }
    }

    /** A count that the org refuses is no reason not to read, and one that it does not finish tells that there are many. */
    private Volume volume(RecordSource source, ReadRequest count, Tally tally) {
        tally.calls++;
        try (RecordCursor pages = source.open(count)) {
            return Volume.about(pages.next().totalSize());
        } catch (SalesforceException e) {
            if (SliceReader.isTimeOut(e.code())) {
                return Volume.atLeast(strategy.lookahead());
            }
            if (e.retryability() == Retryability.NEVER) {
                return Volume.unknown();
            }
            throw e;
        }
    }

    /**
     * What was chosen.
     *
     * @param ordered what takes its place if it cannot go on
     * @param slices null for the ordered source
     * @param expected records in the window; 0 if nobody knows
     * @param oldest when the first of them was stamped, as far as is known
     */
    record Chosen(
            ApiChoice choice, ApiOption ordered, @Nullable RecordSource slices, long expected, Instant oldest) {
        /** Whether the ordered source could read it all with what the day has left, as far as anybody knows. */
        boolean isOrderedAffordable() {
            OptionalLong left = choice.work().headroom().calls();
            return left.isEmpty()
                    || ordered.charge(choice.work())
                            .filter(charge -> charge.calls() > left.getAsLong())
                            .isEmpty();
        }
    }
}
