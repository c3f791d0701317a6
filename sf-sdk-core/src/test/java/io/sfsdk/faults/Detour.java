package io.sfsdk.faults;

import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.http.HttpTransport;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is sent, and changes what a fault shall strike: where it goes, for a host that cannot be reached, or how long it may
 * take, so that a stalled attempt ends soon and the next has all the time that a busy machine needs.
 */
final class Detour implements HttpTransport {
    private final HttpTransport next;
    private final List<HttpRequest> sent = new CopyOnWriteArrayList<>();
    private volatile @Nullable Predicate<HttpRequest> struck;
    private volatile UnaryOperator<HttpRequest> change = UnaryOperator.identity();
    private volatile boolean once;

    Detour(HttpTransport next) {
        this.next = next;
    }

    void change(UnaryOperator<HttpRequest> how, Predicate<HttpRequest> requests, Strikes strikes) {
        change = how;
        once = strikes == Strikes.ONCE;
        struck = requests;
    }

    void forget() {
        sent.clear();
    }

    long sends(Predicate<HttpRequest> requests) {
        return sent.stream().filter(requests).count();
    }

    @Override
    public HttpResponse send(HttpRequest request) {
        sent.add(request);
        Predicate<HttpRequest> matches = struck;
        if (matches == null || !matches.test(request)) {
            return next.send(request);
        }
        if (once) {
            struck = null;
        }
        return next.send(change.apply(request));
    }

    /** The same request to another host. */
    static HttpRequest to(String address, HttpRequest request) {
        URI target = URI.create(request.target());
        String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
        return request.withTarget(address + target.getRawPath() + query);
    }
}
