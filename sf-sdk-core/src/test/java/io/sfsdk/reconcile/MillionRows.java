package io.sfsdk.reconcile;

import io.sfsdk.copy.HeldVersion;
import io.sfsdk.copy.TargetIndex;
import io.sfsdk.read.DeletedIds;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordPage;
import io.sfsdk.read.RecordSource;
import io.sfsdk.read.ReplicationLog;
import io.sfsdk.read.SourceProfile;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An org and a target of many rows, all of them made when they are asked for. Of each 10,000 the target misses one, holds one in an
 * older version, and holds one that the org no longer has. Prints the findings; run in a small heap.
 */
final class MillionRows implements RecordSource, ReplicationLog, TargetIndex {
    private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");
    private static final String OLD = "2026-01-01T12:00:00.000+0000";
    private static final String NEW = "2026-01-01T13:00:00.000+0000";
    private static final Pattern AFTER = Pattern.compile("Id > '(\\w+)'");
    private static final Pattern UP_TO = Pattern.compile("Id <= '(\\w+)'");
    private static final Pattern IDS = Pattern.compile("'(\\w{18})'");
    private static final int PAGE = 2_000;

    private final long rows;

    private MillionRows(long rows) {
        this.rows = rows;
    }

    public static void main(String[] arguments) {
        MillionRows world = new MillionRows(Long.parseLong(arguments[0]));
        ReconciliationReport report = Reconciliation.builder(world, world, new InMemoryWatermarkStore())
                .sobject("Account")
                .fields("Name")
                .against(world)
                .to(page -> {})
                .build()
                .run();
        System.out.println(report.compared() + " " + report.findings() + " " + report.repaired());
    }

    private static RecordId id(long number) {
        return RecordId.of("001TK%010d".formatted(number));
    }

    private static long number(@Nullable String id, long otherwise) {
        return id == null ? otherwise : Long.parseLong(id.substring(5, 15));
    }

    private static boolean isInOrg(long number) {
        return number % 10_000 != 11;
    }

    @Override
    public Stream<HeldVersion> between(@Nullable RecordId after, @Nullable RecordId upTo) {
        long from = number(after == null ? null : after.value(), -1) + 1;
        long end = Math.min(number(upTo == null ? null : upTo.value(), rows), rows - 1);
        return LongStream.rangeClosed(from, end)
                .filter(number -> number % 10_000 != 7)
                .mapToObj(number -> new HeldVersion(id(number), Instant.parse("2026-01-01T12:00:00Z"), false, null));
    }

    @Override
    public SourceProfile profile() {
        return new SourceProfile("generated", true, PAGE);
    }

    @Override
    public RecordCursor open(ReadRequest request) {
        String soql = request.query().text();
        if (soql.contains("Id IN")) {
            List<SObject> found = IDS.matcher(soql)
                    .results()
                    .mapToLong(match -> number(match.group(1), 0))
                    .filter(MillionRows::isInOrg)
                    .mapToObj(MillionRows::row)
                    .toList();
            return new Rows(found.size(), found.stream());
        }
        long from = number(group(AFTER, soql), -1) + 1;
        long end = Math.min(number(group(UP_TO, soql), rows), rows - 1);
        LongPredicate isShown = MillionRows::isInOrg;
        return new Rows(
                LongStream.rangeClosed(from, end).filter(isShown).count(),
                LongStream.rangeClosed(from, end).filter(isShown).mapToObj(MillionRows::row));
    }

    private static @Nullable String group(Pattern pattern, String soql) {
        Matcher matcher = pattern.matcher(soql);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static SObject row(long number) {
        return SObject.of("Account")
                .with("Id", id(number))
                .with("SystemModstamp", number % 10_000 == 9 ? NEW : OLD)
                .with("IsDeleted", false);
    }

    @Override
    public String organizationId() {
        return "00D000000000001AAA";
    }

    @Override
    public Instant serverTime() {
        return NOW;
    }

    @Override
    public Optional<Instant> latestDateCovered(String sobject, Instant from, Instant until) {
        return Optional.of(NOW);
    }

    @Override
    public DeletedIds deletedBetween(String sobject, Instant from, Instant until) {
        throw new AssertionError("a reconciliation does not ask the delete log");
    }

    /** Pages of rows that are made as they are read. */
    private static final class Rows implements RecordCursor {
        private final long size;
        private final Iterator<SObject> rows;
        private boolean isFirst = true;

        Rows(long size, Stream<SObject> rows) {
            this.size = size;
            this.rows = rows.iterator();
        }

        @Override
        public boolean hasNext() {
            return isFirst || rows.hasNext();
        }

        @Override
        public RecordPage next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            isFirst = false;
            return new RecordPage(
                    Stream.generate(() -> rows)
                            .limit(PAGE)
                            .takeWhile(Iterator::hasNext)
                            .map(Iterator::next)
                            .toList(),
                    size);
        }

        @Override
        public void close() {}
    }
}
