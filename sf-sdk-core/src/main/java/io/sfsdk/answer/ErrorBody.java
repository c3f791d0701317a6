package io.sfsdk.answer;

import com.fasterxml.jackson.databind.JsonNode;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
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

    /** Where a page without a title must have begun to say something. */
    private static final int BEGINNING = 8_000;

    // None of these goes back over what it has read: a page may be made to keep its reader busy.
    private static final Pattern XML_CODE = Pattern.compile("<errorCode>([^<]++)</errorCode>");
    private static final Pattern XML_MESSAGE = Pattern.compile("<message>([^<]*+)</message>");
    private static final Pattern FAULT_CODE = Pattern.compile("<faultcode>\\s*+(?:\\w++:)?+(\\w++)");
    private static final Pattern TITLE = Pattern.compile("(?i)<title[^<>]*+>([^<]*+)</title>");
    private static final Pattern TAGS = Pattern.compile("(?s)<(script|style).*?</\\1>|<[^<>]*+>");

    private ErrorBody() {}

    /** At least one error, in the body's order. */
    static List<ApiError> read(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        if (text.startsWith("[") || text.startsWith("{")) {
            try {
                return fromJson(JsonTree.of(body));
            } catch (IOException e) { // not only from the parser: what looks like UTF-32 may hold what is no character
                return fromText(text);
            }
        }
        return fromText(text);
    }

    /** Errors of a JSON value: an array of errors or of failed rows, one error, or the paths of several matching records. */
    private static List<ApiError> fromJson(JsonNode body) {
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
        return errors.isEmpty() ? fromText("") : errors;
    }

    /** One error; the code's key is {@code errorCode} for requests, {@code statusCode} for rows, {@code error} for OAuth. */
    private static ApiError error(JsonNode node) {
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

    private static List<ApiError> fromText(String text) {
        Optional<String> fault = group(FAULT_CODE, text);
        if (fault.isPresent()) {
            return List.of(ApiError.of(new ErrorCode(fault.get()), readable(text)));
        }
        List<ApiError> errors = fromXml(text);
        if (!errors.isEmpty()) {
            return errors;
        }
        if (text.equals("Bad_OAuth_Token")) {
            return List.of(ApiError.of(new ErrorCode(text), ""));
        }
        return List.of(ApiError.of(ErrorCode.UNSPECIFIED, readable(text)));
    }

    /** Each error has one code and one message, in either order. */
    private static List<ApiError> fromXml(String text) {
        List<ApiError> errors = new ArrayList<>();
        Matcher message = XML_MESSAGE.matcher(text);
        Matcher code = XML_CODE.matcher(text);
        while (code.find()) {
            String words = message.find() ? message.group(1).strip() : "";
            if (!code.group(1).isBlank()) {
                errors.add(ApiError.of(new ErrorCode(code.group(1).strip()), words));
            }
        }
        return errors;
    }

    /** A page's title, else its beginning without tags. */
    private static String readable(String text) {
        String shown = group(TITLE, text)
                .filter(title -> !title.isEmpty())
                .orElseGet(() -> TAGS.matcher(beginning(text)).replaceAll(" "));
        String line = shown.replaceAll("\\s+", " ").strip();
        return line.length() <= SNIPPET ? line : line.substring(0, SNIPPET);
    }

    private static String beginning(String text) {
        return text.length() <= BEGINNING ? text : text.substring(0, BEGINNING);
    }

    private static Optional<String> group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }
}
