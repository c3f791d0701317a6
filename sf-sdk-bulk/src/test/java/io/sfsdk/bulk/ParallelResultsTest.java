package io.sfsdk.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.error.ProtocolException;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.record.RecordId;
import io.sfsdk.soql.Soql;
import io.sfsdk.testkit.bulk.BulkLimits;
import io.sfsdk.testkit.bulk.BulkPolicy;
import io.sfsdk.testkit.bulk.BulkPolicy.Behaviour;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Fault;
import io.sfsdk.testkit.http.Reply;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("UnnecessaryLambda") // names for where faults strike
class ParallelResultsTest {
    private static final Predicate<Request> RESULTS = request -> request.path().endsWith("/results");
    private static final Predicate<Request> LIST =
            request -> request.path().toLowerCase(Locale.ROOT).endsWith("/resultpages");

    private final ExecutorService threads = Executors.newFixedThreadPool(3);
    private final Queue<String> ids = new ConcurrentLinkedQueue<>();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 11, 73, 140})
    void eachRecordComesOnceHoweverManyDownloadsThereAre(int records) {
        try (BulkOrg bulk = cutAt(10)) {
            assertThat(read(bulk, records, threads)).isEqualTo(records);

            assertThat(ids).hasSize(records).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void itIsTheSameWhetherTheFirstDownloadIsListedAndHoweverTheNextListIsSpelt(
            boolean isListed, boolean isSpeltOddly) {
        BulkPolicy policy =
                BulkPolicy.standard().withLimits(BulkLimits.standard().withPageRows(10));
        policy = isListed ? policy : policy.without(Behaviour.LISTS_FIRST_PAGE);
        BulkPolicy chosen = isSpeltOddly ? policy.with(Behaviour.SPELLS_NEXT_RECORD_URL) : policy;
        try (BulkOrg bulk = new BulkOrg(builder -> builder.bulk(chosen), settings -> settings.pagesOf(4, 100))) {
            assertThat(read(bulk, 95, threads)).isEqualTo(95);

            assertThat(ids).hasSize(95).doesNotHaveDuplicates();
        }
    }

    @Test
    void downloadsThatBreakGoOnBehindTheirLastRecord() {
        try (BulkOrg bulk = cutAt(10)) {
            bulk.org().faults().on(RESULTS).at(1, Breakages.cutBody());
            bulk.org().faults().on(RESULTS).at(5, Breakages.cutBody());

            assertThat(read(bulk, 95, threads)).isEqualTo(95);

            assertThat(ids).hasSize(95).doesNotHaveDuplicates();
        }
    }

    @Test
    void aDownloadThatTheListLeavesOutIsMissed() {
        try (BulkOrg bulk = cutAt(10)) {
            bulk.org().faults().on(LIST).once(listWithoutItsThird());

            assertThatThrownBy(() -> read(bulk, 45, threads))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("cannot be read in parallel");
        }
    }

    @Test
    void whatTheTakerThrowsEndsTheReading() {
        try (BulkOrg bulk = cutAt(10)) {
            RecordId job = job(bulk, 95);

            assertThatThrownBy(() -> bulk.api().source().readParallel(job, 4, threads, page -> {
                        throw new IllegalStateException("full");
                    }))
                    .hasMessage("full");
        }
    }

    @Test
    void anExecutorThatTakesNothingLeavesAllToTheCaller() {
        try (BulkOrg bulk = cutAt(10)) {
            Executor full = task -> {
                throw new RejectedExecutionException();
            };

            assertThat(read(bulk, 45, full)).isEqualTo(45);
        }
    }

    private static Fault listWithoutItsThird() {
        return Fault.named("a link is missing", (exchange, org) -> {
            Response list = org.apply(exchange);
            String[] links = new String(list.body(), StandardCharsets.UTF_8).split("(?=\\{\"resultUrl)", -1);
            List<String> kept = IntStream.range(0, links.length)
                    .filter(i -> i != 3)
                    .mapToObj(i -> links[i])
                    .toList();
            return Reply.plain(list.withBody(String.join("", kept).getBytes(StandardCharsets.UTF_8)));
        });
    }

    private static BulkOrg cutAt(int rows) {
        return new BulkOrg(
                builder -> builder.bulk(
                        BulkPolicy.standard().withLimits(BulkLimits.standard().withPageRows(rows))),
                settings -> settings.pagesOf(4, 100));
    }

    private long read(BulkOrg bulk, int records, Executor executor) {
        return bulk.api()
                .source()
                .readParallel(
                        job(bulk, records),
                        4,
                        executor,
                        page -> page.records()
                                .forEach(record ->
                                        ids.add(record.id().orElseThrow().value())));
    }

    private static RecordId job(BulkOrg bulk, int records) {
        for (int i = 0; i < records; i++) {
            bulk.org().insert("Account", Map.of("Name", "No. " + i));
        }
        return bulk.api()
                .source()
                .create(ReadRequest.of(Soql.text("SELECT Id, Name FROM Account")))
                .id();
    }
}
