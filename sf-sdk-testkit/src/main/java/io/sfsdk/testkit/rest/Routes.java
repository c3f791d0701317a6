package io.sfsdk.testkit.rest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table of what answers where. A pattern is made of words and {@code *}; the first route that fits wins, so special
 * ones come first.
 */
final class Routes {
    private static final List<String> METHODS = List.of("HEAD", "GET", "POST", "PUT", "PATCH", "DELETE");

    private final List<Route> routes = new ArrayList<>();

    Routes add(String method, String pattern, Resource resource) {
        return add(method, pattern, 0, resource);
    }

    /** @param since the first API version that has it */
    Routes add(String method, String pattern, int since, Resource resource) {
        List<String> words = pattern.isEmpty() ? List.of() : List.of(pattern.split("/", -1));
        routes.add(new Route(method, words, since, resource));
        return this;
    }

    /**
     * The route and the segments of its placeholders.
     *
     * @throws ApiRefusal 404 if no route fits the path, 405 if one does with another method
     */
    Match match(String method, List<String> segments, int version) {
        Set<String> allowed = new LinkedHashSet<>();
        for (Route route : routes) {
            List<String> placeholders = version < route.since() ? null : route.fit(segments);
            if (placeholders != null && route.method().equals(method.equals("HEAD") ? "GET" : method)) {
                return new Match(route.resource(), placeholders);
            }
            if (placeholders != null) {
                allowed.add(route.method());
            }
        }
        throw allowed.isEmpty() ? ApiRefusal.notFound() : ApiRefusal.methodNotAllowed(method, inOrder(allowed));
    }

    private static List<String> inOrder(Set<String> allowed) {
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        return METHODS.stream().filter(allowed::contains).toList();
    }

    record Match(Resource resource, List<String> placeholders) {}

    private record Route(String method, List<String> pattern, int since, Resource resource) {
        @Nullable
        List<String> fit(List<String> segments) {
            if (segments.size() != pattern.size()) {
                return null;
            }
            List<String> placeholders = new ArrayList<>(3);
            for (int i = 0; i < segments.size(); i++) {
                if (pattern.get(i).equals("*")) {
                    placeholders.add(segments.get(i));
                } else if (!pattern.get(i).equalsIgnoreCase(segments.get(i))) {
                    return null;
                }
            }
            return placeholders;
        }
    }
}
