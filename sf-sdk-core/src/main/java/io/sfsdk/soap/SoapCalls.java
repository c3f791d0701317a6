package io.sfsdk.soap;

import io.sfsdk.answer.Answers;
import io.sfsdk.answer.Disclosure;
import io.sfsdk.answer.MisshapenException;
import io.sfsdk.answer.Refusals;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.http.ApiUsage;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Makes this adapter's exchanges: an operation in an envelope, its answer out of one. */
final class SoapCalls {
    private final Answers answers;
    private final Envelope envelope;
    private final SoapOptions options;
    private final Consumer<ApiUsage> usage;

    SoapCalls(Answers answers, Envelope envelope, SoapOptions options, Consumer<ApiUsage> usage) {
        this.answers = answers;
        this.envelope = envelope;
        this.options = options;
        this.usage = usage;
    }

    /** These calls with other options, which replace those in use. */
    SoapCalls with(SoapOptions chosen) {
        return new SoapCalls(answers, envelope, chosen, usage);
    }

    /** These calls with or without roll-back of all records for one. */
    SoapCalls allOrNone(boolean chosen) {
        return chosen ? with(options.allOrNone()) : this;
    }

    /** A request for one operation. */
    HttpRequest request(String operation, boolean repeatable, Duration timeout, Content content) {
        return envelope.request(operation, repeatable, timeout, options, content);
    }

    /** A request for an operation of a service of the host's own. */
    HttpRequest request(String path, String namespace, Duration timeout, SoapElement operation) {
        return envelope.request(path, namespace, timeout, operation);
    }

    /** Reads something: a body that breaks is asked for again. */
    <T> T read(HttpRequest request, Disclosure disclosure, Reading<T> reading) {
        return answers.read(request, disclosure, answer -> decode(request, answer, disclosure, reading));
    }

    /** Makes a call once; repeating it is the wire's decision. */
    <T> T call(HttpRequest request, Disclosure disclosure, Reading<T> reading) {
        return answers.call(request, disclosure, answer -> decode(request, answer, disclosure, reading));
    }

    /** Makes the exchange and returns the answer if it is a success, unread. */
    HttpResponse accepted(HttpRequest request, Disclosure disclosure) {
        return answers.accepted(request, disclosure);
    }

    /** Reads a success. What only harms is refused for good; what is merely broken may come whole next time. */
    <T> T decode(HttpRequest request, HttpResponse answer, Disclosure disclosure, Reading<T> reading)
            throws IOException {
        requireXml(answer);
        XmlReader xml = new XmlReader(answer.body());
        try {
            return envelope(request, answer, disclosure, xml, reading);
        } catch (XmlException e) {
            if (e.isHostile()) {
                throw new ProtocolException(
                        request.describe() + " was answered with status " + answer.status() + ", but the body holds "
                                + e.getMessage(),
                        Retryability.NEVER,
                        answer.requestId().orElse(null),
                        e);
            }
            throw new MisshapenException(e.getMessage() + " (XML, near byte " + xml.offset() + ")");
        }
    }

    private static void requireXml(HttpResponse answer) throws MisshapenException {
        String type = answer.headers().first("Content-Type").orElse("text/xml").toLowerCase(Locale.ROOT);
        if (!type.contains("xml")) {
            throw new MisshapenException("no XML but " + (type.contains("html") ? "HTML" : "another format")
                    + "; is this the org's own address?");
        }
        if (type.contains("charset") && !type.contains("utf-8")) {
            throw new MisshapenException("another charset than UTF-8");
        }
    }

    private <T> T envelope(
            HttpRequest request, HttpResponse answer, Disclosure disclosure, XmlReader xml, Reading<T> reading)
            throws IOException {
        xml.start();
        if (!xml.is(Namespaces.SOAP, "Envelope")) {
            throw new XmlException("no SOAP envelope");
        }
        Got<T> got = null;
        while (xml.nextChild()) {
            if (xml.is(Namespaces.SOAP, "Header")) {
                headers(xml);
            } else if (xml.is(Namespaces.SOAP, "Body") && got == null) {
                got = body(request, answer, disclosure, xml, reading);
            } else {
                xml.skip();
            }
        }
        xml.finish();
        if (got == null) {
            throw new XmlException("an envelope without a body");
        }
        return got.value;
    }

    private static <T> Got<T> body(
            HttpRequest request, HttpResponse answer, Disclosure disclosure, XmlReader xml, Reading<T> reading)
            throws IOException {
        if (!xml.nextChild()) {
            throw new XmlException("an empty body");
        }
        if (xml.is(Namespaces.SOAP, "Fault")) {
            List<ApiError> fault = List.of(SoapFaults.fault(xml));
            throw Refusals.ofFault(
                    request.describe(),
                    answer.status(),
                    fault,
                    disclosure,
                    answer.requestId().orElse(null));
        }
        T value = reading.read(xml);
        if (xml.nextChild()) {
            throw new XmlException("a body with two answers");
        }
        return new Got<>(value);
    }

    /** New headers come with new versions, and are passed over. */
    private void headers(XmlReader xml) throws IOException {
        while (xml.nextChild()) {
            switch (xml.local()) {
                case "LimitInfoHeader" -> SoapElement.read(xml).all("limitInfo").forEach(this::hear);
                case "DebuggingInfo" -> SoapElement.read(xml).text("debugLog").ifPresent(options::hearDebugLog);
                default -> xml.skip();
            }
        }
    }

    private void hear(SoapElement limit) {
        String used = limit.text("current").orElse("");
        String max = limit.text("limit").orElse("");
        boolean daily = limit.text("type").filter("API REQUESTS"::equals).isPresent();
        if (daily && used.matches("\\d{1,15}") && max.matches("\\d{1,15}")) {
            usage.accept(new ApiUsage(Long.parseLong(used), Long.parseLong(max)));
        }
    }

    /** Reads what an operation answers: the current element is its response and is read to its end. */
    @FunctionalInterface
    interface Reading<T> {
        T read(XmlReader xml) throws IOException;
    }

    /** Writes what an operation is asked, inside of its element. */
    @FunctionalInterface
    interface Content {
        void writeTo(XmlWriter xml) throws IllegalTextException;
    }

    private record Got<T>(T value) {}
}
