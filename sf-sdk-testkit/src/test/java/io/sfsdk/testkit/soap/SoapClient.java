package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Sends envelopes written by hand. */
final class SoapClient {
    private final SimulatedOrg org;
    private final OrgClient http;
    private String token;
    private String headers = "";

    SoapClient(SimulatedOrg org) {
        this.org = org;
        this.http = new OrgClient(org);
        this.token = org.accessToken();
    }

    SoapClient withToken(String other) {
        this.token = other;
        return this;
    }

    /** @param more elements of the partner namespace, prefix {@code p} */
    SoapClient withHeaders(String more) {
        this.headers = more;
        return this;
    }

    /** @param body one element of the partner namespace, prefix {@code p}; records have prefix {@code so} */
    HttpResponse<String> call(String body) {
        return send(envelope(body), "Content-Type", "text/xml; charset=UTF-8", "SOAPAction", "\"\"");
    }

    /** What stands inside the response element, or the whole answer if it is a fault. */
    String result(String body) {
        String text = call(body).body();
        int from = text.indexOf("Response>");
        int until = text.lastIndexOf("</", text.indexOf("</soapenv:Body>") - 1);
        return from < 0 ? text : text.substring(from + "Response>".length(), until);
    }

    String envelope(String body) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><e:Envelope xmlns:e=\"" + Namespaces.ENVELOPE
                + "\" xmlns:xsi=\""
                + Namespaces.XSI + "\" xmlns:p=\"" + Namespaces.PARTNER + "\" xmlns:so=\"" + Namespaces.SOBJECT
                + "\"><e:Header><p:SessionHeader><p:sessionId>" + token + "</p:sessionId></p:SessionHeader>" + headers
                + "</e:Header><e:Body>" + body + "</e:Body></e:Envelope>";
    }

    HttpResponse<String> send(String envelope, String... lines) {
        return sendTo("66.0", envelope, lines);
    }

    HttpResponse<String> sendTo(String path, String envelope, String... lines) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(org.instanceUrl() + "/services/Soap/u/" + path))
                .POST(HttpRequest.BodyPublishers.ofString(envelope));
        for (int i = 0; i < lines.length; i += 2) {
            request.setHeader(lines[i], lines[i + 1]);
        }
        return http.exchange(request.build());
    }
}
