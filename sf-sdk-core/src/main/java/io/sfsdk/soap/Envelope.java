package io.sfsdk.soap;

import io.sfsdk.http.ApiVersion;
import io.sfsdk.http.HttpBody;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/**
 * Puts operations into envelopes. The session's token stands inside, so an envelope has a gap there until it is sent.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_header_sessionheader.htm">SOAP API
 *     Developer Guide, SessionHeader</a>
 */
final class Envelope {
    static final String PARTNER = "urn:partner.soap.sforce.com";
    private static final String SOBJECT = "urn:sobject.partner.soap.sforce.com";
    private static final String TYPE = "text/xml; charset=UTF-8";
    private static final String START = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><e:Envelope xmlns:e=\""
            + Namespaces.SOAP + "\" xmlns:xsi=\"" + Namespaces.XSI + "\" xmlns:so=\"" + SOBJECT + "\" xmlns:p=\"";
    private static final String SESSION = "\"><e:Header><p:SessionHeader><p:sessionId>";

    private final String path;
    private final String client;
    private final int pageSize;
    private final int compressFrom;

    Envelope(ApiVersion version, String client, int pageSize, int compressFrom) {
        this.path = "/services/Soap/u/" + version.number() + ".0";
        this.client = client;
        this.pageSize = pageSize;
        this.compressFrom = compressFrom;
    }

    HttpRequest request(
            String operation, boolean repeatable, Duration timeout, SoapOptions options, SoapCalls.Content content) {
        XmlWriter xml = new XmlWriter(1024);
        xml.raw("</p:sessionId></p:SessionHeader>");
        options.writeTo(xml, operation, client);
        if (SoapHeader.QUERY.isFor(operation)) {
            SoapOptions.write(xml, SoapHeader.QUERY, SoapOptions.tag("batchSize", pageSize));
        }
        return request(path, PARTNER, operation, repeatable, timeout, xml, content);
    }

    HttpRequest request(String servicePath, String namespace, Duration timeout, SoapElement operation) {
        XmlWriter xml = new XmlWriter(1024).raw("</p:sessionId></p:SessionHeader>");
        return request(servicePath, namespace, operation.name(), false, timeout, xml, body -> {
            for (SoapElement child : operation.children()) {
                child.write(body, "p:");
            }
        });
    }

    private HttpRequest request(
            String to,
            String namespace,
            String operation,
            boolean repeatable,
            Duration timeout,
            XmlWriter xml,
            SoapCalls.Content content) {
        xml.raw("</e:Header><e:Body>").start("p:" + operation);
        try {
            content.writeTo(xml);
        } catch (IllegalTextException e) {
            throw new IllegalArgumentException("a value for " + operation + " " + e.getMessage(), e);
        }
        xml.end("p:" + operation).raw("</e:Body></e:Envelope>");
        byte[] head = (START + namespace + SESSION).getBytes(StandardCharsets.UTF_8);
        byte[] tail = xml.bytes();
        boolean compressed = tail.length >= compressFrom;
        HttpHeaders headers = HttpHeaders.none().with("Accept", "text/xml").with("SOAPAction", "\"\"");
        UnaryOperator<byte[]> signature =
                compressed ? token -> gzip(head, escaped(token), tail) : token -> joined(head, escaped(token), tail);
        return new HttpRequest(
                        "POST",
                        to,
                        compressed ? headers.with("Content-Encoding", "gzip") : headers,
                        HttpBody.signed(TYPE, signature),
                        repeatable,
                        timeout)
                .describedAs(operation + " (POST " + to + ")");
    }

    private static byte[] escaped(byte[] token) {
        String text = new String(token, StandardCharsets.UTF_8);
        return text.replace("&", "&amp;").replace("<", "&lt;").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    private static byte[] gzip(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(whole)) {
            for (byte[] part : parts) {
                out.write(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return whole.toByteArray();
    }
}
