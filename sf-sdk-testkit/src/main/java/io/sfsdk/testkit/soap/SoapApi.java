package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.http.Exchange;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.rest.RestPolicy;
import io.sfsdk.testkit.soql.SoqlException;
import io.sfsdk.testkit.store.OrgException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All of {@code /services/Soap/u}: the request is read, its session and the limits are settled, then the call is made. Safe to
 * share.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_partner.htm">Partner API</a>
 */
public final class SoapApi {
    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.0");
    private static final int MOST_BYTES = 50_000_000;

    private final SoapContext context;
    private final Operations operations;
    private final LoginOperation login;
    private final SessionHeader sessions;

    public SoapApi(SoapContext context) {
        this.context = context;
        Passwords passwords = new Passwords();
        this.operations = OperationTable.of(context, passwords);
        this.login = new LoginOperation(context, passwords, new UserOperations(context));
        this.sessions = new SessionHeader(context.gate());
    }

    /** Answers a request below {@code /services/Soap/u}. */
    public Response answer(Exchange exchange) {
        try {
            return answered(exchange);
        } catch (SoapFault fault) {
            return SoapAnswers.fault(fault);
        } catch (SoqlException e) {
            return SoapAnswers.fault(SoapFault.of(e.errorCode(), String.valueOf(e.getMessage())));
        } catch (OrgException e) {
            return SoapAnswers.fault(SoapFault.of(e.errorCode(), String.valueOf(e.getMessage())));
        }
    }

    /** Answers a request below {@code /services/Soap/class} by the resource that a test brought: counted as a call. */
    public Response apex(Exchange exchange) {
        Request request = exchange.request();
        try {
            checkHeaders(request);
            String name = request.path().substring("/services/Soap/class/".length());
            Envelope envelope = EnvelopeReader.read(request.body(), Namespaces.APEX + name);
            exchange.operation(envelope.operation().name());
            exchange.userId(sessions.user(envelope));
            String refusal = context.usage().refusal(String.valueOf(exchange.userId()));
            if (refusal != null) {
                throw SoapFault.of("REQUEST_LIMIT_EXCEEDED", refusal);
            }
            return context.hosted()
                    .apply(request.path())
                    .orElseThrow(() -> SoapFault.ofClient("No such class: " + name))
                    .answer(request);
        } catch (SoapFault fault) {
            return SoapAnswers.fault(fault);
        }
    }

    private Response answered(Exchange exchange) {
        Request request = exchange.request();
        if (!request.method().equals("POST")) {
            return Response.html(405, "<html><body>HTTP method not allowed</body></html>");
        }
        checkHeaders(request);
        int version = version(request.segments());
        Envelope envelope = EnvelopeReader.read(request.body());
        exchange.operation(envelope.operation().name());
        if (envelope.operation().name().equals(LoginOperation.NAME)) {
            XmlWriter body = new XmlWriter().open("loginResponse");
            login.answer(envelope, version, body);
            return SoapAnswers.answer(new XmlWriter(), body.close());
        }
        Operation operation = operations.find(envelope);
        String userId = sessions.user(envelope);
        exchange.userId(userId);
        context.usage().begin();
        try {
            return counted(
                    new SoapCall(
                            version,
                            envelope.operation(),
                            envelope.headers(),
                            context.store().viewAs(userId)),
                    operation);
        } finally {
            context.usage().end();
        }
    }

    private Response counted(SoapCall call, Operation operation) {
        String refusal = context.usage().refusal(call.view().userId());
        if (refusal != null) {
            throw SoapFault.of("REQUEST_LIMIT_EXCEEDED", refusal);
        }
        XmlWriter body = new XmlWriter().open(call.body().name() + "Response");
        operation.answer(call, body);
        return SoapAnswers.answer(limits(), body.close());
    }

    private XmlWriter limits() {
        XmlWriter header = new XmlWriter().open("LimitInfoHeader").open("limitInfo");
        header.leaf("current", context.usage().estimate());
        header.leaf("limit", context.limits().get().dailyLimit());
        return header.leaf("type", "API REQUESTS").close().close();
    }

    private static void checkHeaders(Request request) {
        if (request.headers().first("SOAPAction").isEmpty()) {
            throw SoapFault.ofClient("SOAPAction HTTP header missing");
        }
        String type = request.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.startsWith("text/xml")) {
            throw SoapFault.ofClient("content-type of the request should be text/xml");
        }
        if (request.body().length > MOST_BYTES) {
            throw SoapFault.of(
                    "EXCEEDED_MAX_SIZE_REQUEST", "Maximum size of request reached. Maximum size of request is 50MB");
        }
    }

    private int version(List<String> segments) {
        RestPolicy served = context.limits().get();
        Matcher version = VERSION.matcher(segments.size() > 3 ? segments.get(3) : "");
        int number = version.matches() ? Integer.parseInt(version.group(1)) : 0;
        if (number < served.oldestVersion() || number > served.newestVersion()) {
            throw SoapFault.of("UNSUPPORTED_API_VERSION", "Invalid Api version specified on URL");
        }
        return number;
    }
}
