package io.sfsdk.testkit.rest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What earlier subrequests answered, and the filling in of {@code @{ref.path}} from it.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/using_composite_resources.htm">Composite
 *     Resources, references</a>
 */
final class References {
    private static final Pattern REFERENCE = Pattern.compile("@\\{([A-Za-z][A-Za-z0-9_]*)([^}]*)}");
    private static final Pattern STEP = Pattern.compile("\\[(\\d{1,5})]|\\.?([A-Za-z][A-Za-z0-9_]*)");

    /** A reference that leads nowhere. */
    static final class Dangling extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Dangling(String path, String referenceId) {
            super("Invalid reference specified. No value for " + path + " found in " + referenceId);
        }
    }

    private final Map<String, @Nullable Object> answers = new HashMap<>();

    /** Remembers the body of a subrequest that succeeded. */
    void add(String referenceId, @Nullable Object body) {
        answers.put(referenceId, body);
    }

    /** The reference ids that a subrequest names in its URL and body. */
    static Set<String> of(SubRequest request) {
        String text = request.url() + (request.body() == null ? "" : request.body());
        return REFERENCE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /** @throws Dangling if a reference leads nowhere */
    SubRequest fill(SubRequest request) {
        Map<String, @Nullable Object> body = request.body();
        return new SubRequest(
                request.method(),
                String.valueOf(fillText(request.url())),
                request.referenceId(),
                body == null ? null : fillMap(body),
                request.headers());
    }

    private Map<String, @Nullable Object> fillMap(Map<?, ?> map) {
        Map<String, @Nullable Object> filled = new LinkedHashMap<>();
        map.forEach((name, value) -> filled.put(String.valueOf(name), fillValue(value)));
        return filled;
    }

    private @Nullable Object fillValue(@Nullable Object value) {
        if (value instanceof String text) {
            return fillText(text);
        }
        if (value instanceof Map<?, ?> map) {
            return fillMap(map);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> filled = new ArrayList<>();
            list.forEach(element -> filled.add(fillValue(element)));
            return filled;
        }
        return value;
    }

    /** A text that is one reference takes its value with its type; within a text it becomes text. */
    private @Nullable Object fillText(String text) {
        Matcher matcher = REFERENCE.matcher(text);
        if (matcher.matches()) {
            return resolve(matcher.group(1), matcher.group(2));
        }
        return matcher.reset().replaceAll(found -> {
            Object value = resolve(found.group(1), found.group(2));
            return Matcher.quoteReplacement(String.valueOf(value));
        });
    }

    private @Nullable Object resolve(String referenceId, String path) {
        String shown = path.startsWith(".") ? path.substring(1) : path;
        if (!answers.containsKey(referenceId)) {
            throw new Dangling(shown, referenceId);
        }
        Object value = answers.get(referenceId);
        Matcher step = STEP.matcher(path);
        int at = 0;
        while (at < path.length()) {
            if (!step.find(at) || step.start() != at) {
                throw new Dangling(shown, referenceId);
            }
            value = step(value, step, shown, referenceId);
            at = step.end();
        }
        return value;
    }

    private static @Nullable Object step(@Nullable Object value, Matcher step, String path, String referenceId) {
        if (step.group(1) != null && value instanceof List<?> list) {
            int index = Integer.parseInt(step.group(1));
            if (index < list.size()) {
                return list.get(index);
            }
        } else if (step.group(2) != null && value instanceof Map<?, ?> map && map.containsKey(step.group(2))) {
            return map.get(step.group(2));
        }
        throw new Dangling(path, referenceId);
    }
}
