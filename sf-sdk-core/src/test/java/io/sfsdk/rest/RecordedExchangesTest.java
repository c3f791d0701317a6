package io.sfsdk.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.sfsdk.error.ApiException;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.SoqlQuery;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every recorded answer of the REST API comes out as a typed value or a typed error. */
class RecordedExchangesTest {
    private static final RecordId ANY_ID = RecordId.of("001TK00000AAAAbYAP");
    private static final Instant ANY_TIME = Instant.parse("2026-01-01T00:00:00Z");

    /** Its id was made by hand, and no id has that checksum. */
    private static final String EDITED = "cumulusci:composite-test-composite-parallel-salesforce:01";

    private static final List<RecordedExchange> RECORDED = RecordedExchange.of("rest");

    @Test
    void theRecordingsAreThere() {
        assumeFalse(RECORDED.isEmpty(), "no recordings beside this checkout: " + RecordedExchange.folder());

        assertThat(RECORDED).hasSizeGreaterThan(400);
    }

    @TestFactory
    Stream<DynamicTest> everyAnswerComesOutTyped() {
        return RECORDED.stream()
                .filter(exchange -> !isLaterPage(exchange))
                .map(exchange -> dynamicTest(exchange.id(), () -> comesOutTyped(exchange)));
    }

    @Test
    void recordedPagesThatWereCutToTwoRowsAreReadAndTheCutIsNoticed() {
        List<RecordedExchange> pages = RECORDED.stream()
                .filter(exchange -> exchange.id().startsWith("netcoreforce:paged-query-batch"))
                .toList();
        assumeFalse(pages.isEmpty());
        CannedTransport transport = new CannedTransport();
        pages.forEach(page -> transport.answer(page.status(), page.headers(), page.body()));

        try (RecordCursor cursor = api(transport).query(new SoqlQuery("SELECT Id FROM Account"))) {
            List<SObject> records = new ArrayList<>();

            assertThatThrownBy(() -> cursor.forEachRemaining(page -> records.addAll(page.records())))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("hold 8 records")
                    .hasMessageContaining("there are 800");
            assertThat(records)
                    .hasSize(6)
                    .allSatisfy(record -> assertThat(record.text("Id")).isPresent());
        }
        assertThat(transport.requests()).hasSize(4);
    }

    private static void comesOutTyped(RecordedExchange exchange) {
        CannedTransport transport =
                new CannedTransport().answer(exchange.status(), exchange.headers(), exchange.body());

        Object[] value = new Object[1];
        Throwable failure = catchThrowable(() -> value[0] = call(api(transport), exchange));

        if (exchange.id().equals(EDITED)) {
            assertThat(failure).isInstanceOf(ProtocolException.class).hasMessageContaining("id");
        } else if (exchange.status() < 300) {
            assertThat(failure).isNull();
            assertThat(value[0]).isNotNull();
        } else if (failure != null) {
            assertThat(failure).isInstanceOfSatisfying(ApiException.class, refusal -> {
                assertThat(refusal.status()).isEqualTo(exchange.status());
                assertThat(refusal.code().value()).isNotEqualTo("UNSPECIFIED");
                assertThat(refusal.getMessage()).doesNotContain("\n").hasSizeLessThan(600);
            });
        } else {
            assertThat(value[0]).isEqualTo(false);
            assertThat(exchange.body()).contains("ENTITY_IS_DELETED");
        }
    }

    private static boolean isLaterPage(RecordedExchange exchange) {
        return exchange.id().matches("netcoreforce:paged-query-batch-[234]");
    }

    private static Object call(RestApi api, RecordedExchange exchange) {
        String resource = exchange.resource();
        Object value = resource.startsWith("/composite/sobjects")
                ? collection(api, exchange, resource)
                : resource.startsWith("/sobjects/") ? sobject(api, exchange, resource) : other(api, exchange, resource);
        return value == null ? raw(api) : value;
    }

    private static @Nullable Object other(RestApi api, RecordedExchange exchange, String resource) {
        return switch (resource) {
            case "" -> exchange.hasVersion() ? null : api.versions();
            case "/query" -> query(api, exchange);
            case "/sobjects" -> api.describeGlobal();
            case "/limits" -> api.limits();
            case "/limits/recordCount" -> api.recordCount(List.of("Account"));
            default -> null;
        };
    }

    private static @Nullable Object sobject(RestApi api, RecordedExchange exchange, String resource) {
        String[] parts = resource.substring(1).split("/", -1);
        String name = parts[1];
        if (parts.length == 2) {
            return exchange.method().equals("POST") ? api.records(name).create(SObject.of(name)) : null;
        }
        if (parts.length == 4) {
            return exchange.method().equals("PATCH")
                    ? api.records(name).upsert("Ext__c", SObject.of(name).with("Ext__c", "x"))
                    : null;
        }
        return parts.length == 3 ? row(api, exchange, name, parts[2]) : null;
    }

    private static @Nullable Object row(RestApi api, RecordedExchange exchange, String name, String third) {
        return switch (exchange.method()) {
            case "DELETE" -> api.records(name).delete(ANY_ID);
            case "PATCH" -> updated(api, name);
            case "GET" ->
                switch (third) {
                    case "describe" -> api.describe(name);
                    case "updated" -> api.updated(name, ANY_TIME, ANY_TIME);
                    case "deleted" -> api.deleted(name, ANY_TIME, ANY_TIME);
                    default -> api.records(name).get(ANY_ID, "Id");
                };
            default -> null;
        };
    }

    private static Object updated(RestApi api, String name) {
        api.records(name).update(ANY_ID, SObject.of(name));
        return ANY_ID;
    }

    private static Object query(RestApi api, RecordedExchange exchange) {
        String soql = exchange.url().toLowerCase(Locale.ROOT).contains("count()")
                ? "SELECT COUNT() FROM A"
                : "SELECT Id FROM A";
        try (RecordCursor cursor = api.query(new SoqlQuery(soql))) {
            return cursor.next();
        }
    }

    private static @Nullable Object collection(RestApi api, RecordedExchange exchange, String resource) {
        WriteRequest request = exchange.method().equals("DELETE") ? deletion(exchange) : writing(exchange, resource);
        List<WriteOutcome> outcomes = api.writer().write(request);
        assertThat(outcomes).hasSameSizeAs(request.records()).noneMatch(WriteOutcome.InDoubt.class::isInstance);
        return outcomes;
    }

    private static WriteRequest writing(RecordedExchange exchange, String resource) {
        String[] parts = resource.substring(1).split("/", -1);
        WriteOperation operation = parts.length == 4
                ? new WriteOperation.Upsert(parts[3])
                : exchange.method().equals("POST") ? new WriteOperation.Insert() : new WriteOperation.Update();
        return WriteRequest.of(operation, exchange.records());
    }

    private static WriteRequest deletion(RecordedExchange exchange) {
        String ids = exchange.url().replaceFirst(".*[?&]ids=([^&]*).*", "$1").replace("%2C", ",");
        List<SObject> records = Stream.of(ids.split(",", -1))
                .map(id -> SObject.of("Account").with("Id", id))
                .toList();
        return WriteRequest.of(new WriteOperation.Delete(), records);
    }

    private static Object raw(RestApi api) {
        HttpRequest request = HttpRequest.get("/services/data", Duration.ofSeconds(1));
        try (HttpResponse answer = api.send(request)) {
            return answer;
        }
    }

    private static RestApi api(CannedTransport transport) {
        return RestApi.builder(transport).build();
    }
}
