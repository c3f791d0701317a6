package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Fault;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.testkit.http.Reply;
import io.sfsdk.testkit.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** What can go wrong with SOAP calls: {@code org.faults().on(SoapFaults.calls("create")).once(SoapFaults.unavailable())}. */
public final class SoapFaults {
    private SoapFaults() {}

    /** Calls of one name, for example {@code create}. */
    public static Requests calls(String operation) {
        return Requests.post("/services/Soap/u").and(request -> isCall(request.body(), operation));
    }

    private static boolean isCall(byte[] body, String operation) {
        try {
            return EnvelopeReader.read(body).operation().name().equals(operation);
        } catch (SoapFault e) {
            return false;
        }
    }

    /** The whole call is refused with this code. */
    public static Fault code(String code, String message) {
        return Answers.with("SOAP " + code, SoapAnswers.fault(SoapFault.of(code, message)));
    }

    /** 500 as an overloaded server words it. */
    public static Fault unavailable() {
        return code("SERVER_UNAVAILABLE", "Server too busy");
    }

    /** The 24-hour allocation is used up. */
    public static Fault dailyLimit() {
        return code("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
    }

    /** As for a session that ended; the session itself stays as it is. */
    public static Fault sessionExpired() {
        return Answers.with("SOAP INVALID_SESSION_ID", SoapAnswers.fault(SessionHeader.illegal()));
    }

    /** A fault of the protocol, which has no detail. */
    public static Fault withoutDetail(String message) {
        return Answers.with("SOAP without detail", SoapAnswers.fault(SoapFault.ofClient(message)));
    }

    /** The call is made; its answer has a header that nobody knows yet. */
    public static Fault unknownHeader() {
        return altered(
                "SOAP unknown header",
                text -> text.replace("<soapenv:Header>", "<soapenv:Header><TomorrowHeader><a>1</a></TomorrowHeader>"));
    }

    /** The call is made; each result has an element that nobody knows yet. */
    public static Fault unknownElements() {
        return altered(
                "SOAP unknown elements", text -> text.replace("</result>", "<tomorrow><a>1</a></tomorrow></result>"));
    }

    /** The call is made; its answer is cut in the middle, with a length that agrees. */
    public static Fault cutXml() {
        return altered("SOAP cut", text -> text.substring(0, text.length() / 2));
    }

    private static Fault altered(String name, UnaryOperator<String> change) {
        return Fault.named(name, (exchange, org) -> {
            Response answer = org.apply(exchange);
            byte[] changed = change.apply(answer.text()).getBytes(StandardCharsets.UTF_8);
            return Reply.plain(answer.withBody(changed));
        });
    }
}
