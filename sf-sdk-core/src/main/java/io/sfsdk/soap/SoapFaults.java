package io.sfsdk.soap;

import io.sfsdk.answer.Disclosure;
import io.sfsdk.answer.Refusals;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Turns an answer that says no into an exception: a fault, or what stands in its place on the way.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm">SOAP
 *     API Developer Guide, Core Data Types, API Fault Element</a>
 */
final class SoapFaults {
    private static final int MAX_BODY_BYTES = 1 << 20;

    /** The code of SOAP itself for a failure of the server, which says nothing of what was done. */
    private static final String SERVER = "Server";

    private SoapFaults() {}

    static ApiException refusal(HttpRequest request, HttpResponse answer, Disclosure disclosure) {
        String attempt = request.describe();
        String requestId = answer.requestId().orElse(null);
        byte[] body = body(answer);
        Optional<ApiError> fault = fault(body);
        if (fault.isEmpty()) {
            return Refusals.of(attempt, answer.status(), Refusals.errors(body), disclosure, requestId);
        }
        List<ApiError> errors = List.of(fault.get());
        return fault.get().code().value().equals(SERVER)
                ? Refusals.of(attempt, answer.status(), errors, disclosure, requestId)
                : Refusals.ofFault(attempt, answer.status(), errors, disclosure, requestId);
    }

    /** A body that breaks off does not hide what the status says. */
    private static byte[] body(HttpResponse answer) {
        try {
            return answer.body().readNBytes(MAX_BODY_BYTES);
        } catch (IOException | TransportException e) {
            return new byte[0];
        }
    }

    /** Whatever else the body is, its status has said no. */
    @SuppressWarnings("UnusedException")
    static Optional<ApiError> fault(byte[] body) {
        XmlReader xml = new XmlReader(new ByteArrayInputStream(body));
        try {
            xml.start();
            if (!xml.is(Namespaces.SOAP, "Envelope")) {
                return Optional.empty();
            }
            while (xml.nextChild()) {
                if (!xml.is(Namespaces.SOAP, "Body")) {
                    xml.skip();
                } else if (xml.nextChild() && xml.is(Namespaces.SOAP, "Fault")) {
                    return Optional.of(fault(xml));
                } else {
                    return Optional.empty();
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Reads the fault that is the current element. Its detail may be missing. */
    static ApiError fault(XmlReader xml) throws IOException {
        SoapElement fault = SoapElement.read(xml);
        SoapElement detail = fault.child("detail").stream()
                .flatMap(all -> all.children().stream())
                .findFirst()
                .orElse(SoapElement.of("none"));
        String qualified = fault.text("faultcode").orElse("").strip();
        String code = detail.text("exceptionCode")
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(qualified.substring(qualified.indexOf(':') + 1));
        String text = fault.text("faultstring").orElse("");
        String message = detail.text("exceptionMessage")
                .orElse(text.startsWith(code + ": ") ? text.substring(code.length() + 2) : text);
        return ApiError.of(code.isBlank() ? ErrorCode.UNSPECIFIED : new ErrorCode(code), message);
    }
}
