package io.sfsdk.testkit.fault;

import io.sfsdk.testkit.http.Request;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Describes requests: {@code Requests.post("/composite/sobjects").bodyContaining("Acme")}. Immutable. */
public final class Requests implements Predicate<Request> {
    private static final Pattern SERVICE_PREFIX = Pattern.compile("^/services/data/v\\d+\\.\\d+");

    private final Predicate<Request> predicate;

    private Requests(Predicate<Request> predicate) {
        this.predicate = predicate;
    }

    /** Every request, logins too. */
    public static Requests all() {
        return new Requests(request -> true);
    }

    /** Requests whose path is this one or below it; {@code /services/data/v66.0} may be left out. */
    public static Requests to(String path) {
        return new Requests(request -> isAt(request.path(), path));
    }

    public static Requests get(String path) {
        return to(path).method("GET");
    }

    public static Requests post(String path) {
        return to(path).method("POST");
    }

    public static Requests patch(String path) {
        return to(path).method("PATCH");
    }

    public static Requests delete(String path) {
        return to(path).method("DELETE");
    }

    /** Requests of a new token. */
    public static Requests logins() {
        return post("/services/oauth2/token");
    }

    /** Requests that change records. */
    public static Requests writes() {
        return to("/services/data").and(request -> !request.method().equals("GET"));
    }

    public Requests method(String method) {
        return and(request -> request.method().equals(method.toUpperCase(Locale.ROOT)));
    }

    public Requests bodyContaining(String text) {
        return and(request -> request.text().contains(text));
    }

    /** Requests with this text in their path or query, as sent. */
    public Requests targetContaining(String text) {
        return and(request -> request.target().contains(text));
    }

    @Override
    public Requests and(Predicate<? super Request> other) {
        return new Requests(request -> predicate.test(request) && other.test(request));
    }

    @Override
    public boolean test(Request request) {
        return predicate.test(request);
    }

    /** Whether a path is the wanted one or below it, both as {@link #to} reads them. */
    public static boolean isAt(String path, String wanted) {
        return isBelow(path, wanted) || isBelow(SERVICE_PREFIX.matcher(path).replaceFirst(""), wanted);
    }

    private static boolean isBelow(String path, String wanted) {
        return path.startsWith(wanted)
                && (path.length() == wanted.length() || wanted.endsWith("/") || path.charAt(wanted.length()) == '/');
    }
}
