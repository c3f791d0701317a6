package io.sfsdk.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordPage;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.soql.SoqlQuery;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Requests;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cursors that the org forgets, and queries in parts, over real sockets. */
class LostCursorTest {
    private final SimulatedOrg org = SimulatedOrg.builder().pageSize(200).start();
    private final JdkHttpTransport wire =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final SalesforceClient client = SalesforceClient.builder(
                    transport -> new AccessToken(org.accessToken(), org.instanceUrl()))
            .transport(wire)
            .time(Clock.systemUTC(), pause -> {}, new SplittableRandom(1))
            .build();

    @BeforeEach
    void loadAccounts() {
        org.data()
                .load(
                        "Account",
                        IntStream.range(0, 1_050)
                                .mapToObj(i -> Map.of("Name", "Account " + i))
                                .toList());
    }

    @AfterEach
    void closeAll() {
        client.close();
        wire.close();
        org.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT Id, Name FROM Account WHERE Name LIKE 'A%' OR Name = 'x' ORDER BY Id",
                "SELECT Id, CreatedDate FROM Account ORDER BY CreatedDate DESC, Id DESC"
            })
    void aQueryOrderedByAKeyGoesOnWithNothingLostOrDoubled(String soql) {
        List<String> undisturbed = ids(client.query(soql), () -> {});

        List<String> disturbed = ids(client.query(soql), org::expireCursors);

        assertThat(disturbed).isEqualTo(undisturbed).hasSize(1_050).doesNotHaveDuplicates();
    }

    @Test
    void theTotalGoesOnCountingWhatWasReadBefore() {
        try (RecordCursor pages = client.query("SELECT Id FROM Account ORDER BY Id")) {
            pages.next();
            org.expireCursors();

            assertThat(pages.next().totalSize()).isEqualTo(1_050);
        }
    }

    @Test
    void deletedRowsAreStillSeenBehindTheLoss() {
        SoqlQuery query = Soql.text("SELECT Id FROM Account ORDER BY Id");
        List<String> all = ids(client.query(query), () -> {});
        org.delete(all.get(1_000));

        List<String> seen = ids(client.rest().queryAll(query), org::expireCursors);

        assertThat(seen).isEqualTo(all);
    }

    @Test
    void aContinuationThatFailsMayBeAskedForAgain() {
        try (RecordCursor pages = client.query("SELECT Id FROM Account ORDER BY Id")) {
            List<SObject> read = new ArrayList<>(pages.next().records());
            org.expireCursors();
            org.faults().on(Requests.get("/query")).always(Answers.unavailable());
            assertThatThrownBy(pages::hasNext).isInstanceOf(ApiException.class);
            org.faults().clear();

            pages.forEachRemaining(page -> read.addAll(page.records()));

            assertThat(read.stream().map(row -> row.text("Id").orElseThrow()).distinct())
                    .hasSize(1_050);
        }
    }

    @Test
    void aQueryWithoutAKeyIsRefusedAndSaysWhy() {
        try (RecordCursor pages = client.query("SELECT Id FROM Account ORDER BY Name")) {
            pages.next();
            org.expireCursors();

            assertThatThrownBy(pages::hasNext)
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_QUERY_LOCATOR))
                    .hasMessageContaining("not ordered by Id")
                    .hasMessageContaining("[request id ");
        }
    }

    @Test
    void queriesInPartsAreReadAsOne() {
        List<SoqlQuery> parts = List.of(
                Soql.text("SELECT Id FROM Account WHERE Name LIKE 'Account 1%'"),
                Soql.text("SELECT Id FROM Account WHERE Name = 'none'"),
                Soql.text("SELECT Id FROM Account WHERE (NOT Name LIKE 'Account 1%')"));
        List<String> all = ids(client.query("SELECT Id FROM Account"), () -> {});

        List<String> found = ids(client.rest().query(parts), () -> {});

        assertThat(found).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void partsThatFindNothingAreOneEmptyPage() {
        List<SoqlQuery> parts =
                List.of(Soql.text("SELECT Id FROM Lead"), Soql.text("SELECT Id FROM Account WHERE Name = 'no'"));

        try (RecordCursor pages = client.rest().query(parts)) {
            RecordPage only = pages.next();

            assertThat(only.records()).isEmpty();
            assertThat(pages.hasNext()).isFalse();
        }
        assertThatThrownBy(() -> client.rest().query(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> ids(RecordCursor pages, Runnable betweenPages) {
        List<String> ids = new ArrayList<>();
        try (pages) {
            while (pages.hasNext()) {
                pages.next().records().forEach(row -> ids.add(row.text("Id").orElseThrow()));
                betweenPages.run();
            }
        }
        return ids;
    }
}
