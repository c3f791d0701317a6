package io.sfsdk.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.ChildRecords;
import io.sfsdk.record.SObject;
import io.sfsdk.retry.Backoff;
import io.sfsdk.retry.ManualClock;
import io.sfsdk.retry.RetryBudget;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.soql.Soql;
import io.sfsdk.soql.SoqlQuery;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryFaultsTest {
    private static final SoqlQuery QUERY = Soql.text("SELECT Name FROM Account");
    private static final String NEXT = "/services/data/v66.0/query/0r8TK3Q9zKmWpXcYSK-";
    private static final String ONE = "{\"attributes\":{\"type\":\"Account\"},\"Name\":\"1\"}";

    private final CannedTransport org = new CannedTransport();
    private final List<Duration> pauses = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/services/data/v66.0/query/x",
                "//evil.example/services/data/v66.0/query/x",
                "/services/data//evil",
                "/services/data/../../evil",
                "/services/data/%2e%2e/%2E./evil",
                "/services/data/v66.0/%2Fevil",
                "/services/data/v66.0/%5cevil",
                "/services/data/./evil",
                "/services/data/v66%1",
                "\\\\evil.example\\x",
                "@evil.example/services/data/x",
                "/services/data/v66.0/query/x\\n",
                "/services/data/v66.0/query/x y",
                "services/data/v66.0/query/x",
                "/evil",
                ""
            })
    void aNextPageThatIsNoPathOnTheInstanceIsNeverAskedFor(String link) {
        org.answer(200, page(2, link.replace("\\", "\\\\"), ONE));

        assertThatThrownBy(() -> api().query(QUERY))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("nothing was sent");

        assertThat(org.requests()).hasSize(1);
    }

    @Test
    void aPageThatLeadsToItselfIsNoticed() {
        org.answer(200, page(9, NEXT + 1, ONE)).answer(200, page(9, NEXT + 1, ONE));

        assertThatThrownBy(() -> readAll(api().query(QUERY)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("read already");
    }

    @Test
    void aPageThatLeadsToItselfIsNoticedAtOnceHoweverLate() {
        for (int link : new int[] {1, 2, 3, 3, 3, 3}) {
            org.answer(200, page(9, NEXT + link, ONE));
        }

        assertThatThrownBy(() -> readAll(api().query(QUERY))).isInstanceOf(ProtocolException.class);
        assertThat(org.requests()).hasSize(4);
    }

    @Test
    void pagesThatGoInACircleEnd() {
        for (int i = 0; i < 20; i++) {
            org.answer(200, page(99, NEXT + (i % 3), ONE));
        }

        assertThatThrownBy(() -> readAll(api().query(QUERY)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("read already");
    }

    @Test
    void fewerRecordsThanTheOrgSaysAreNoEnd() {
        org.answer(200, page(3, NEXT + 1, ONE)).answer(200, page(3, null, ONE));

        assertThatThrownBy(() -> readAll(api().query(QUERY)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("hold 2 records")
                .hasMessageContaining("there are 3");
    }

    @Test
    void theLastPagesCountIsTheOneThatHolds() {
        org.answer(200, page(5, NEXT + 1, ONE)).answer(200, page(2, null, ONE));

        assertThat(readAll(api().query(QUERY))).hasSize(2);
    }

    @Test
    void aCountHasNoRecordsAndIsNoLoss() {
        org.answer(200, page(42, null));

        try (RecordCursor rows = api().query(Soql.text(" select count( ) FROM Account"))) {
            assertThat(rows.next().totalSize()).isEqualTo(42);
        }
    }

    @Test
    void anEmptyPageInTheMiddleIsPassedOver() {
        org.answer(200, page(2, NEXT + 1, ONE)).answer(200, page(2, NEXT + 2)).answer(200, page(2, null, ONE));

        assertThat(readAll(api().query(QUERY))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 60, 100})
    void aBodyThatEndsEarlyIsAskedForAgainAndNeverAnEnd(int length) {
        String whole = page(1, null, ONE);
        org.answer(200, whole.substring(0, Math.min(length, whole.length() - 1)))
                .answer(200, whole);

        assertThat(readAll(api().query(QUERY))).hasSize(1);
        assertThat(org.requests()).hasSize(2);
        assertThat(pauses).hasSize(1);
    }

    @Test
    void aConnectionThatBreaksInTheBodyIsAskedForAgain() {
        String whole = page(1, null, ONE);
        org.answer(200, HttpHeaders.none(), broken(whole, new IOException("reset")))
                .answer(200, HttpHeaders.none(), stalled(whole))
                .answer(200, whole);

        assertThat(readAll(api().query(QUERY))).hasSize(1);
        assertThat(org.requests()).hasSize(3);
    }

    @Test
    void aBodyThatBreaksEachTimeIsAFailureAndTheCursorStaysWhereItWas() {
        org.answer(200, page(2, NEXT + 1, ONE));
        for (int i = 0; i < 3; i++) {
            org.answer(200, "{\"totalSize\":2,");
        }
        org.answer(200, page(2, null, ONE));

        try (RecordCursor rows = api().query(QUERY)) {
            assertThat(rows.next().records()).hasSize(1);
            assertThatThrownBy(rows::hasNext)
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("GET " + NEXT + "1")
                    .hasMessageContaining("broken or incomplete JSON");
            assertThat(rows.next().records()).hasSize(1);
            assertThat(rows.hasNext()).isFalse();
        }
    }

    @Test
    void anEmptyBudgetOrDeadlineEndsTheAskingAgain() {
        RestApi frugal = builder().budget(RetryBudget.of(0)).build();
        org.answer(200, "{");
        assertThatThrownBy(() -> frugal.query(QUERY)).isInstanceOf(ProtocolException.class);

        RestApi hurried = builder()
                .retry(new RetryPolicy(
                        9, new Backoff(Duration.ofSeconds(9), Duration.ofSeconds(9)), Duration.ofNanos(1)))
                .build();
        org.answer(200, "{");
        assertThatThrownBy(() -> hurried.query(QUERY)).isInstanceOf(ProtocolException.class);

        assertThat(pauses).isEmpty();
    }

    @Test
    void noBodyIsAskedForOnceTheDeadlineHasPassedInASleepThatTookLonger() {
        ManualClock clock = new ManualClock(Instant.EPOCH);
        RestApi overslept = RestApi.builder(org)
                .retry(new RetryPolicy(
                        9, new Backoff(Duration.ofMillis(1), Duration.ofMillis(1)), Duration.ofSeconds(2)))
                .time(clock, pause -> clock.advance(Duration.ofSeconds(3)))
                .build();
        org.answer(200, "{");

        assertThatThrownBy(() -> overslept.query(QUERY)).isInstanceOf(ProtocolException.class);

        assertThat(org.requests()).hasSize(1);
    }

    @Test
    void anInterruptedPauseEndsTheAskingAgainAndKeepsTheFlag() {
        RestApi interrupted = RestApi.builder(org)
                .time(Clock.systemUTC(), pause -> {
                    throw new InterruptedException();
                })
                .build();
        org.answer(200, "{");

        assertThatThrownBy(() -> interrupted.query(QUERY)).isInstanceOf(ProtocolException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"x\"",
                "{}",
                "{\"totalSize\":1,\"done\":true}",
                "{\"totalSize\":1,\"done\":false,\"records\":[]}",
                "{\"totalSize\":0,\"done\":true,\"records\":[]} x",
                "{\"totalSize\":0,\"done\":true,\"records\":[]}{}",
                "{\"totalSize\":\"many\",\"done\":true,\"records\":[]}",
                "{\"totalSize\":1,\"done\":true,\"records\":[{\"Name\":\"no attributes\"}]}",
                "{\"totalSize\":1,\"done\":true,\"records\":[{\"attributes\":{},\"Name\":\"no type\"}]}",
                "{\"totalSize\":1,\"done\":true,\"records\":[{\"attributes\":{\"type\":\"A\"},\"N\":1,\"n\":2}]}",
                "{\"totalSize\":1,\"done\":true,\"records\":[null]}",
                "{\"totalSize\":1,\"done\":true,\"records\":[{\"attributes\":{\"type\":\"A\"},\"C\":{\"totalSize\":2,\"done\":true,"
                        + "\"records\":[]}}]}",
                "<html>login</html>",
                "\ufeff"
            })
    void whatIsNoPageIsAProtocolErrorThatQuotesNothingOfIt(String body) {
        org.answer(200, body);

        assertThatThrownBy(() -> builder().retry(RetryPolicy.none()).build().query(QUERY))
                .isInstanceOf(ProtocolException.class)
                .hasMessageNotContaining("login")
                .hasMessageNotContaining("many");
    }

    @Test
    void bombsOfDepthAndDigitsAreRefusedAndNotAskedForAgain() {
        String deep =
                page(1, null, "{\"attributes\":{\"type\":\"A\"},\"X\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}");
        String digits = page(1, null, "{\"attributes\":{\"type\":\"A\"},\"X\":" + "9".repeat(1_200) + "}");

        for (String bomb : List.of(deep, digits)) {
            org.answer(200, bomb);
            assertThatThrownBy(() -> api().query(QUERY))
                    .isInstanceOfSatisfying(
                            ProtocolException.class,
                            e -> assertThat(e.retryability()).isEqualTo(Retryability.NEVER));
        }
        assertThat(pauses).isEmpty();
    }

    @Test
    void aLostCursorIsARefusalWithItsOwnCode() {
        org.answer(200, page(2, NEXT + 1, ONE))
                .answer(
                        400,
                        HttpHeaders.none().with("x-sfdc-request-id", "4a7b"),
                        "[{\"message\":\"invalid query locator\",\"errorCode\":\"INVALID_QUERY_LOCATOR\"}]");

        assertThatThrownBy(() -> readAll(api().query(QUERY)))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_QUERY_LOCATOR);
                    assertThat(e.requestId()).contains("4a7b");
                    assertThat(e.status()).isEqualTo(400);
                })
                .hasMessageContaining("4a7b")
                .hasMessageContaining("ask again from the last record's key");
    }

    @Test
    void childRowsThatDidNotComeAreReadBehindTheirParent() {
        String children =
                "{\"totalSize\":2,\"done\":false,\"nextRecordsUrl\":\"" + NEXT + "c\",\"records\":[" + ONE + "]}";
        org.answer(200, page(1, null, "{\"attributes\":{\"type\":\"Account\"},\"Contacts\":" + children + "}"))
                .answer(200, page(2, null, ONE));
        RestApi api = api();
        ChildRecords contacts = readAll(api.query(QUERY)).get(0).children("Contacts");

        List<SObject> all = readAll(api.rows(contacts));

        assertThat(contacts.totalSize()).isEqualTo(2);
        assertThat(all).hasSize(2);
        assertThat(readAll(api.rows(ChildRecords.of(all)))).isEqualTo(all);
        assertThat(readAll(api.rows(ChildRecords.none()))).isEmpty();
    }

    @Test
    void fewerChildRowsThanTheOrgSaysAreNoEnd() {
        ChildRecords contacts = new ChildRecords(List.of(SObject.of("Contact")), 3, NEXT + "c");
        org.answer(200, page(3, null, ONE));

        assertThatThrownBy(() -> readAll(api().rows(contacts)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("2 records but the org says there are 3");
    }

    @Test
    void childRowsThatTheOrgHasForgottenAreARefusalThatSaysWhatToDo() {
        ChildRecords contacts = new ChildRecords(List.of(SObject.of("Contact")), 3, NEXT + "c");
        org.answer(400, "[{\"message\":\"invalid query locator\",\"errorCode\":\"INVALID_QUERY_LOCATOR\"}]");

        assertThatThrownBy(() -> readAll(api().rows(contacts)))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("query the children by their parent's id");
    }

    @Test
    void aClosedCursorSaysSo() {
        org.answer(200, page(2, NEXT + 1, ONE));
        RecordCursor rows = api().query(QUERY);

        rows.close();
        rows.close();

        assertThatThrownBy(rows::hasNext).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aQueryIsMarkedRepeatableAndHasAnEnd() {
        org.answer(200, page(1, null, ONE));

        readAll(api().query(QUERY));

        HttpRequest request = org.requests().get(0);
        assertThat(request.repeatable()).isTrue();
        assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(130));
        assertThat(request.toString()).isEqualTo("GET /services/data/v66.0/query");
    }

    private RestApi api() {
        return builder().build();
    }

    private RestApiBuilder builder() {
        return RestApi.builder(org).time(Clock.systemUTC(), pauses::add);
    }

    private static List<SObject> readAll(RecordCursor cursor) {
        try (cursor) {
            return cursor.stream().toList();
        }
    }

    private static String page(int total, @Nullable String next, String... records) {
        String link = next == null ? "" : ",\"nextRecordsUrl\":\"" + next + "\"";
        return "{\"totalSize\":" + total + ",\"done\":" + (next == null) + link + ",\"records\":["
                + String.join(",", records) + "]}";
    }

    private static InputStream broken(String whole, IOException failure) {
        return endsWith(whole, () -> {
            throw failure;
        });
    }

    private static InputStream stalled(String whole) {
        return endsWith(whole, () -> {
            throw new TransportException("the body stalled", Delivery.UNKNOWN, null);
        });
    }

    private static InputStream endsWith(String whole, End end) {
        byte[] half = whole.substring(0, whole.length() / 2).getBytes(StandardCharsets.UTF_8);
        return new FilterInputStream(new ByteArrayInputStream(half)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                if (count < 0) {
                    end.reach();
                }
                return count;
            }
        };
    }

    @FunctionalInterface
    private interface End {
        void reach() throws IOException;
    }
}
