package io.sfsdk.soap;

import io.sfsdk.answer.Disclosure;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.record.RecordId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls whose answers are small enough to be looked at as a whole. */
final class Results {
    private final SoapCalls calls;
    private final Duration timeout;

    Results(SoapCalls calls, Duration timeout) {
        this.calls = calls;
        this.timeout = timeout;
    }

    /** The one result of a call that only asks. */
    SoapElement read(String operation, Disclosure disclosure, SoapCalls.Content content) {
        HttpRequest request = calls.request(operation, true, timeout, content);
        return first(request, calls.read(request, disclosure, Results::all));
    }

    /** The one result of a call that does something. */
    SoapElement call(String operation, SoapCalls.Content content) {
        HttpRequest request = calls.request(operation, false, timeout, content);
        return first(request, calls.call(request, Disclosure.CODES, Results::all));
    }

    /** A call that has no result. */
    void run(String operation, SoapCalls.Content content) {
        calls.call(calls.request(operation, false, timeout, content), Disclosure.CODES, Results::all);
    }

    /** One result an item, in their order. */
    <T> List<RowResult<T>> rows(
            String operation, boolean repeatable, int items, SoapCalls.Content content, Value<T> value) {
        HttpRequest request = calls.request(operation, repeatable, timeout, content);
        SoapCalls.Reading<List<RowResult<T>>> reading = xml -> rows(all(xml), items, value);
        return repeatable
                ? calls.read(request, Disclosure.CODES, reading)
                : calls.call(request, Disclosure.CODES, reading);
    }

    private static <T> List<RowResult<T>> rows(List<SoapElement> results, int items, Value<T> value)
            throws IOException {
        if (results.size() != items) {
            throw new XmlException(results.size() + " results for " + items + " items");
        }
        List<RowResult<T>> rows = new ArrayList<>();
        for (SoapElement result : results) {
            rows.add(
                    result.isTrue("success")
                            ? new RowResult.Done<>(value.of(result))
                            : new RowResult.Refused<>(RowErrors.of(result.all("errors"))));
        }
        return List.copyOf(rows);
    }

    private static List<SoapElement> all(XmlReader xml) throws IOException {
        List<SoapElement> results = new ArrayList<>();
        while (xml.nextChild()) {
            results.add(SoapElement.read(xml));
        }
        return results;
    }

    private static SoapElement first(HttpRequest request, List<SoapElement> results) {
        if (results.isEmpty()) {
            throw misshapen(request.describe(), "no result");
        }
        return results.get(0);
    }

    static ProtocolException misshapen(String attempt, String found) {
        return new ProtocolException(
                attempt + " was answered, but the answer holds " + found, Retryability.NEVER, null, null);
    }

    static RecordId id(SoapElement result, String name) throws XmlException {
        RecordId id = idOrNull(result, name);
        if (id == null) {
            throw new XmlException("a result without an id in " + name);
        }
        return id;
    }

    static @Nullable RecordId idOrNull(SoapElement result, String name) {
        return result.text(name).filter(RecordId::isId).map(RecordId::of).orElse(null);
    }

    static List<RecordId> ids(SoapElement result, String name) {
        return result.texts(name).stream()
                .filter(RecordId::isId)
                .map(RecordId::of)
                .toList();
    }

    /** A moment that the org must tell. */
    @SuppressWarnings("UnusedException")
    static Instant moment(SoapElement result, String name) {
        try {
            return OffsetDateTime.parse(result.text(name).orElse("")).toInstant();
        } catch (DateTimeParseException e) {
            throw misshapen(name, "no moment");
        }
    }

    static <T> List<T> map(List<SoapElement> elements, Function<SoapElement, T> function) {
        return elements.stream().map(function).toList();
    }

    /** What a result says of an item that was done. */
    @FunctionalInterface
    interface Value<T> {
        T of(SoapElement result) throws XmlException;
    }
}
