package io.sfsdk.testkit.recorded;

import io.sfsdk.testkit.json.JsonReader;
import io.sfsdk.testkit.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request and its answer as somebody recorded them, with the version that was left out of the recording filled in.
 *
 * @param target path and query
 * @param headers names of the answer's headers without regard to case; empty if they were not recorded
 */
record RecordedExchange(
        String id, String method, String target, String body, int status, TreeSet<String> headers, String answer) {
    private static final Pattern HOST = Pattern.compile("^[a-z]+://[^/]*");
    private static final Pattern OBJECT = Pattern.compile("/sobjects/(\\w+)");

    /** Null if the request is no exchange of OAuth or REST, or was not recorded whole. */
    static @Nullable RecordedExchange of(Map<String, Object> exchange) {
        Map<?, ?> request = (Map<?, ?>) exchange.get("request");
        Map<?, ?> response = (Map<?, ?>) exchange.get("response");
        boolean evidence = !"hand-written".equals(exchange.get("kind"));
        boolean ours = List.of("oauth", "rest").contains(exchange.get("api"));
        if (!evidence || !ours || request.get("method") == null || response.get("status") == null) {
            return null;
        }
        String target = known(HOST.matcher(text(request.get("url"))).replaceFirst(""));
        String method = text(request.get("method"));
        String body = known(text(request.get("body")));
        boolean cut = target.endsWith("=SELECT") || target.endsWith("=FIND") || target.endsWith("parameterizedSearch");
        boolean hollow = body.isEmpty() && List.of("POST", "PATCH").contains(method) && !target.contains("/oauth2/");
        if (cut || hollow) {
            return null;
        }
        TreeSet<String> headers = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        ((List<?>) response.get("headers")).forEach(line -> headers.add(text(((List<?>) line).get(0))));
        int status = Integer.parseInt(text(response.get("status")));
        String answer = known(text(response.get("body")));
        return new RecordedExchange(text(exchange.get("id")), method, target, body, status, headers, answer);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String known(String text) {
        return text.replace("vxx.0", "v52.0")
                .replace("<api_version>", "v26.0")
                .replace("%27", "'")
                .replace("%2C", ",");
    }

    /** The object in the path, or null. */
    @Nullable
    String object() {
        Matcher matcher = OBJECT.matcher(target);
        return matcher.find() ? matcher.group(1) : null;
    }

    /** Null where there is no JSON. */
    @Nullable
    Object answerJson() {
        return json(answer);
    }

    @Nullable
    Object bodyJson() {
        return json(body);
    }

    static @Nullable Object json(String text) {
        try {
            return text.isBlank() ? null : JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonSyntaxException e) {
            return null;
        }
    }
}
