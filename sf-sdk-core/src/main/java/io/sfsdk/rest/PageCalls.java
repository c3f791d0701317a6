package io.sfsdk.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sfsdk.answer.Disclosure;
import io.sfsdk.answer.MisshapenException;
import io.sfsdk.answer.Refusals;
import io.sfsdk.error.ApiError;
import io.sfsdk.http.ApiVersion;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one page of a query. A request line has at most 16,384 bytes, and with its headers no more either; a longer one travels
 * in the body of a Composite request, which costs one call too.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_composite.htm">REST
 *     API Developer Guide, Composite</a>
 */
final class PageCalls {
    /** Leaves room for the host and for headers, an access token among them. */
    static final int LONGEST_PATH = 12_000;

    private static final String BATCH_HEADER = "Sforce-Query-Options";

    private final RestCalls calls;
    private final ApiVersion version;
    private final int pageSize;
    private final Duration timeout;

    PageCalls(RestCalls calls, ApiVersion version, int pageSize, Duration timeout) {
        this.calls = calls;
        this.version = version;
        this.pageSize = pageSize;
        this.timeout = timeout;
    }

    QueryPage first(String soql, boolean includeDeleted, Layouts layouts) {
        String resource = includeDeleted ? "/queryAll?q=" : "/query?q=";
        String path = version.path() + resource + Names.parameter(soql);
        return read(path, Disclosure.query(soql), layouts);
    }

    /** The page at a path, as a page before it named it. */
    QueryPage at(String path, Layouts layouts) {
        return read(path, Disclosure.TEXT, layouts);
    }

    private QueryPage read(String path, Disclosure disclosure, Layouts layouts) {
        if (path.length() > LONGEST_PATH) {
            HttpRequest request = wrapped(path);
            return calls.read(request, disclosure, answer -> unwrapped(request, answer, disclosure, layouts));
        }
        HttpRequest request = calls.get(path, timeout).withHeader(BATCH_HEADER, batchSize());
        return calls.read(request, disclosure, answer -> page(answer.body(), layouts));
    }

    private String batchSize() {
        return "batchSize=" + pageSize;
    }

    private static QueryPage page(InputStream body, Layouts layouts) throws IOException {
        try (JsonParser parser = Json.parser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Json.misshapen("no page", parser);
            }
            QueryPage page = new RecordDecoder(parser).page(layouts);
            Json.requireEnd(parser);
            return page;
        }
    }

    private HttpRequest wrapped(String path) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(path.length() + 256);
        try (JsonGenerator json = Json.generator(body)) {
            json.writeStartObject();
            json.writeArrayFieldStart("compositeRequest");
            json.writeStartObject();
            json.writeStringField("method", "GET");
            json.writeStringField("url", path);
            json.writeStringField("referenceId", "page");
            json.writeObjectFieldStart("httpHeaders");
            json.writeStringField(BATCH_HEADER, batchSize());
            calls.options().writeTo(json);
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return calls.withBody("POST", version.path() + "/composite", body.toByteArray(), true, timeout);
    }

    /** The body comes before its status, so both of its shapes are read as they come. */
    private static QueryPage unwrapped(HttpRequest request, HttpResponse answer, Disclosure disclosure, Layouts layouts)
            throws IOException {
        try (JsonParser parser = Json.parser(answer.body())) {
            require(parser, JsonToken.START_OBJECT);
            require(parser, JsonToken.FIELD_NAME);
            require(parser, JsonToken.START_ARRAY);
            require(parser, JsonToken.START_OBJECT);
            Subresponse subresponse = subresponse(parser, layouts);
            JsonToken rest = parser.nextToken();
            while (rest != null) {
                rest = parser.nextToken();
            }
            return subresponse.page(request, answer, disclosure);
        }
    }

    private static Subresponse subresponse(JsonParser parser, Layouts layouts) throws IOException {
        QueryPage page = null;
        List<ApiError> errors = List.of();
        int status = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("body") && value == JsonToken.START_OBJECT) {
                page = new RecordDecoder(parser).page(layouts);
            } else if (name.equals("body") && value == JsonToken.START_ARRAY) {
                errors = JsonErrors.of(Json.tree(parser));
            } else if (name.equals("httpStatusCode")) {
                status = parser.getIntValue();
            } else {
                parser.skipChildren();
            }
        }
        return new Subresponse(page, errors, status);
    }

    private static void require(JsonParser parser, JsonToken expected) throws IOException {
        if (parser.nextToken() != expected) {
            throw Json.misshapen("no composite response", parser);
        }
    }

    private record Subresponse(@Nullable QueryPage page, List<ApiError> errors, int status) {
        QueryPage page(HttpRequest request, HttpResponse answer, Disclosure disclosure) throws IOException {
            if (!errors.isEmpty()) {
                throw Refusals.of(
                        request.describe(),
                        status,
                        errors,
                        disclosure,
                        answer.requestId().orElse(null));
            }
            if (page == null) {
                throw new MisshapenException("a composite response without a page");
            }
            return page;
        }
    }
}
