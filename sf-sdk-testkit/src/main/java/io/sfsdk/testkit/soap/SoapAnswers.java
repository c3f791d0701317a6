package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Puts the envelope around what was written. Declares the namespaces that are used, as real answers do. */
final class SoapAnswers {
    private static final String TYPE = "text/xml; charset=utf-8";
    private static final String START =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope xmlns:soapenv=\"" + Namespaces.ENVELOPE + "\"";

    private SoapAnswers() {}

    /** @param header what stands in the header; empty for none */
    static Response answer(XmlWriter header, XmlWriter body) {
        StringBuilder text = new StringBuilder(START)
                .append(" xmlns=\"")
                .append(Namespaces.PARTNER)
                .append('"');
        if (body.usesXsi()) {
            text.append(" xmlns:xsi=\"").append(Namespaces.XSI).append('"');
        }
        if (body.usesSobject()) {
            text.append(" xmlns:sf=\"").append(Namespaces.SOBJECT).append('"');
        }
        if (body.usesXsd()) {
            text.append(" xmlns:xsd=\"").append(Namespaces.XSD).append('"');
        }
        text.append('>');
        String told = header.toString();
        if (!told.isEmpty()) {
            text.append("<soapenv:Header>").append(told).append("</soapenv:Header>");
        }
        text.append("<soapenv:Body>").append(body).append("</soapenv:Body></soapenv:Envelope>");
        return response(200, text);
    }

    static Response fault(SoapFault fault) {
        StringBuilder text = new StringBuilder(START);
        String code = fault.code();
        if (code != null) {
            text.append(" xmlns:sf=\"").append(Namespaces.FAULT);
            text.append("\" xmlns:xsi=\"").append(Namespaces.XSI).append('"');
        }
        text.append("><soapenv:Body>").append(faultBody(fault)).append("</soapenv:Body></soapenv:Envelope>");
        return response(500, text);
    }

    private static XmlWriter faultBody(SoapFault fault) {
        String code = fault.code();
        XmlWriter xml = new XmlWriter().open("soapenv:Fault");
        xml.leaf("faultcode", code == null ? "soapenv:Client" : "sf:" + code);
        xml.leaf("faultstring", code == null ? fault.text() : code + ": " + fault.text());
        if (code != null) {
            detail(xml, fault);
        }
        return xml.close();
    }

    private static void detail(XmlWriter xml, SoapFault fault) {
        String name = "sf:" + fault.type();
        xml.open("detail").open(name, name);
        xml.leaf("sf:exceptionCode", Objects.requireNonNull(fault.code()));
        xml.leaf("sf:exceptionMessage", fault.text());
        if (fault.tellsPlace()) {
            xml.leaf("sf:row", fault.row()).leaf("sf:column", fault.column());
        }
        xml.close().close();
    }

    private static Response response(int status, StringBuilder text) {
        return Response.of(status, TYPE, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
