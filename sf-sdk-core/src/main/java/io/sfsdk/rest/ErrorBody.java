package io.sfsdk.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the many shapes in which errors arrive into one. Nothing is refused: a body that fits no shape becomes one error
 * without a code.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm">REST API Developer
 *     Guide, Status Codes and Error Responses</a>
 */
final class ErrorBody {
    private static final int SNIPPET = 200;
    private static final Pattern XML_CODE = Pattern.compile("<errorCode>\\s*([^<]+?)\\s*</errorCode>");
    private static final Pattern XML_MESSAGE = Pattern.compile("<message>\\s*([^<]*?)\\s*</message>");
    private static final Pattern FAULT_CODE = Pattern.compile("<faultcode>\\s*(?:\\w+:)?(\\w+)");
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>\\s*(.*?)\\s*</title>");
    private static final Pattern TAGS = Pattern.compile("(?s)<(script|style).*?</\\1>|<[^>]*>");

    private ErrorBody() {}

    /** At least one error, in the body's order. */
    static List<ApiError> read(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        if (text.startsWith("[") || text.startsWith("{")) {
            try {
                return fromJson(Json.document(new ByteArrayInputStream(body)));
            } catch (JsonProcessingException | MisshapenException e) {
                return List.of(fromText(text));
            } catch (IOException e) {
                throw new AssertionError("an array in memory cannot fail to be read", e);
            }
        }
        return List.of(fromText(text));
    }

    /** Errors of a JSON value: an array of errors or of failed rows, one error, or the paths of several matching records. */
    static List<ApiError> fromJson(JsonNode body) {
        if (!body.isArray()) {
            return List.of(error(body));
        }
        List<ApiError> errors = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        for (JsonNode item : body) {
            if (item.isTextual()) {
                paths.add(item.textValue());
            } else if (item.path("errors").isArray()) {
                item.get("errors").forEach(error -> errors.add(error(error)));
            } else {
                errors.add(error(item));
            }
        }
        if (!paths.isEmpty()) {
            errors.add(ApiError.of(ErrorCode.DUPLICATE_EXTERNAL_ID, "more than one record found: " + paths));
        }
        return errors.isEmpty() ? List.of(fromText("")) : errors;
    }

    /** One error; the code's key is {@code errorCode} for requests, {@code statusCode} for rows, {@code error} for OAuth. */
    static ApiError error(JsonNode node) {
        String code = first(node, "errorCode", "statusCode", "exceptionCode", "error")
                .filter(text -> !text.isBlank())
                .orElse(ErrorCode.UNSPECIFIED.value());
        String message =
                first(node, "message", "exceptionMessage", "error_description").orElse("");
        List<String> fields = new ArrayList<>();
        node.path("fields").forEach(field -> fields.add(field.asText()));
        return new ApiError(new ErrorCode(code), message, fields, DuplicateBody.of(node));
    }

    private static Optional<String> first(JsonNode node, String... keys) {
        for (String key : keys) {
            JsonNode value = node.get(key);
            if (value != null && value.isTextual()) {
                return Optional.of(value.textValue());
            }
        }
        return Optional.empty();
    }

    private static ApiError fromText(String text) {
        Optional<String> fault = group(FAULT_CODE, text);
        if (fault.isPresent()) {
            return ApiError.of(new ErrorCode(fault.get()), readable(text));
        }
        Optional<String> code = group(XML_CODE, text);
        if (code.isPresent()) {
            return ApiError.of(
                    new ErrorCode(code.get()), group(XML_MESSAGE, text).orElse(""));
        }
        if (text.equals("Bad_OAuth_Token")) {
            return ApiError.of(new ErrorCode(text), "");
        }
        return ApiError.of(ErrorCode.UNSPECIFIED, readable(text));
    }

    /** A page's title, else its beginning without tags. */
    private static String readable(String text) {
        String shown = group(TITLE, text)
                .filter(title -> !title.isEmpty())
                .orElseGet(() -> TAGS.matcher(text).replaceAll(" "));
        String line = shown.replaceAll("\\s+", " ").strip();
        return line.length() <= SNIPPET ? line : line.substring(0, SNIPPET);
    }

    private static Optional<String> group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
