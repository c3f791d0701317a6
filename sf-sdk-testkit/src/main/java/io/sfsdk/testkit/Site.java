package io.sfsdk.testkit;

import io.sfsdk.testkit.cometd.CometdApi;
import io.sfsdk.testkit.fault.Fault;
import io.sfsdk.testkit.fault.Faults;
import io.sfsdk.testkit.http.Exchange;
import io.sfsdk.testkit.http.Handler;
import io.sfsdk.testkit.http.Reply;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.oauth.OAuthEndpoints;
import io.sfsdk.testkit.rest.RestApi;
import io.sfsdk.testkit.soap.SoapApi;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where every request passes: faults first, then the API it asks for, then the audit log and the edge's headers. */
final class Site implements Handler {
    private final RestApi rest;
    private final SoapApi soap;
    private final OAuthEndpoints oauth;
    private final CometdApi cometd;
    private final Faults faults;
    private final RequestLog log;
    private final Edge edge;
    private final List<RuntimeException> defects = new CopyOnWriteArrayList<>();

    Site(RestApi rest, SoapApi soap, OAuthEndpoints oauth, CometdApi cometd, Faults faults, RequestLog log, Edge edge) {
        this.rest = rest;
        this.soap = soap;
        this.oauth = oauth;
        this.cometd = cometd;
        this.faults = faults;
        this.log = log;
        this.edge = edge;
    }

    @Override
    public Reply handle(Request request) {
        Exchange exchange = new Exchange(log.nextNumber(), request);
        Fault fault = faults.decide(exchange);
        Reply reply = fault == null ? reply(exchange) : fault.effect().apply(exchange, this::answer);
        log.add(exchange, reply.response(), fault == null ? null : fault.name());
        return new Reply(edge.dress(request, reply.response()), reply.delivery());
    }

    /** Errors of the simulation itself, each also answered with 500. */
    List<RuntimeException> defects() {
        return List.copyOf(defects);
    }

    private Response answer(Exchange exchange) {
        return reply(exchange).response();
    }

    private Reply reply(Exchange exchange) {
        try {
            return isAt("/cometd", exchange.request().path())
                    ? cometd.answer(exchange)
                    : Reply.plain(answerAtOnce(exchange));
        } catch (RuntimeException e) {
            defects.add(e);
            return Reply.plain(Response.json(
                    500, "[{\"message\":\"An unexpected error occurred.\",\"errorCode\":\"UNKNOWN_EXCEPTION\"}]"));
        }
    }

    private static boolean isAt(String root, String path) {
        return path.equals(root) || path.startsWith(root + "/");
    }

    private Response answerAtOnce(Exchange exchange) {
        String path = exchange.request().path();
        if (path.startsWith("/services/apexrest/")) {
            return rest.apex(exchange);
        }
        if (path.startsWith("/services/Soap/u/")) {
            return soap.answer(exchange);
        }
        if (path.startsWith("/services/Soap/class/")) {
            return soap.apex(exchange);
        }
        return path.equals("/services/data") || path.startsWith("/services/data/")
                ? rest.answer(exchange)
                : oauth.answer(exchange).orElseGet(Site::unknownPage);
    }

    private static Response unknownPage() {
        return Response.html(404, "<html><head><title>URL No Longer Exists</title></head><body></body></html>");
    }
}
