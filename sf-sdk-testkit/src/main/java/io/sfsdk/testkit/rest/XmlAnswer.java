package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Headers;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON answer as XML, for clients that accept nothing else. Names of outermost elements are those of documented samples; where
 * there is none it is {@code response}, which was not observed.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_query.htm">Execute a SOQL Query, XML example</a>
 */
final class XmlAnswer {
    private static final String XML = "application/xml;charset=UTF-8";
    private static final String NIL = " xsi:nil=\"true\"/>";
    private static final String NAMESPACE = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    private String namespace = NAMESPACE;

    private XmlAnswer() {}

    static boolean isWanted(Request request) {
        String accept = request.headers().first("Accept").orElse("").toLowerCase(Locale.ROOT);
        return accept.contains("application/xml") && !accept.contains("json") && !accept.contains("*/*");
    }

    static Response of(Response json) {
        XmlAnswer answer = new XmlAnswer();
        answer.root(JsonReader.read(json.body()));
        List<Map.Entry<String, String>> lines = json.headers().lines().stream()
                .map(line -> line.getKey().equals("Content-Type") ? Map.entry("Content-Type", XML) : line)
                .toList();
        return json.withHeaders(Headers.of(lines))
                .withBody(answer.xml.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void root(@Nullable Object json) {
        if (json instanceof List<?> list) {
            String item = item(list);
            open(item + "s", "");
            list.forEach(element -> element(item, element));
            close(item + "s");
        } else if (json instanceof Map<?, ?> map) {
            element(name(map), map);
        }
    }

    private static String item(List<?> list) {
        Map<?, ?> first = !list.isEmpty() && list.get(0) instanceof Map<?, ?> map ? map : Map.of();
        if (first.containsKey("errorCode")) {
            return "Error";
        }
        return first.containsKey("version") ? "Version" : "Result";
    }

    private static String name(Map<?, ?> map) {
        if (map.get("attributes") instanceof Map<?, ?> attributes) {
            return String.valueOf(attributes.get("type"));
        }
        if (map.containsKey("records")) {
            return "QueryResult";
        }
        return map.containsKey("success") ? "Result" : "response";
    }

    private void element(String name, @Nullable Object value) {
        if (value == null) {
            xml.append('<').append(name).append(NIL);
        } else if (value instanceof Map<?, ?> map) {
            open(name, attributes(map));
            map.forEach((key, inner) -> {
                if (!key.equals("attributes")) {
                    element(String.valueOf(key), inner);
                }
            });
            close(name);
        } else if (value instanceof List<?> list) {
            list.forEach(inner -> element(name, inner));
        } else {
            open(name, "");
            xml.append(escaped(value instanceof BigDecimal number ? number.toPlainString() : value.toString()));
            close(name);
        }
    }

    private static String attributes(Map<?, ?> map) {
        StringBuilder attributes = new StringBuilder();
        if (map.get("attributes") instanceof Map<?, ?> given) {
            given.forEach((key, value) -> attributes
                    .append(' ')
                    .append(key)
                    .append("=\"")
                    .append(escaped(String.valueOf(value)))
                    .append('"'));
        }
        return attributes.toString();
    }

    private void open(String name, String attributes) {
        xml.append('<').append(name).append(attributes).append(namespace).append('>');
        namespace = "";
    }

    private void close(String name) {
        xml.append("</").append(name).append('>');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
