package io.sfsdk.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps what each answer tells in passing: the org's API usage ({@code Sforce-Limit-Info}) and its clock ({@code Date}). Safe to
 * share.
 */
public final class UsageTrackingTransport implements HttpTransport {
    private static final long WINDOW_MILLIS = Duration.ofMinutes(1).toMillis();

    private final HttpTransport next;
    private final Clock clock;
    private final Consumer<ApiUsage> listener;
    private final OrgClock orgClock;
    private final RepeatedText<ApiUsage> usages = new RepeatedText<>(ApiUsage::parse);
    private final RepeatedText<Instant> dates = new RepeatedText<>(HttpDate::parse);
    private final RecentExtreme<ApiUsage> usage =
            new RecentExtreme<>(WINDOW_MILLIS, Comparator.comparingLong(ApiUsage::used));

    public UsageTrackingTransport(HttpTransport next, Clock clock) {
        this(next, clock, told -> {});
    }

    /**
     * Wraps {@code next}.
     *
     * @param listener gets each usage that an answer told, on the thread that made the call
     */
    public UsageTrackingTransport(HttpTransport next, Clock clock, Consumer<ApiUsage> listener) {
        this.next = next;
        this.clock = clock;
        this.listener = listener;
        this.orgClock = new OrgClock(clock);
    }

    @Override
    public HttpResponse send(HttpRequest request) {
        HttpResponse response = next.send(request);
        HttpHeaders headers = response.headers();
        headers.first("Sforce-Limit-Info").flatMap(usages::parse).ifPresent(this::heard);
        headers.first("Date").flatMap(dates::parse).ifPresent(orgClock::heard);
        return response;
    }

    /** Takes in a usage that an answer told in its body, as those of SOAP do. */
    public void heard(ApiUsage told) {
        usage.add(clock.millis(), told);
        listener.accept(told);
    }

    /**
     * The greatest usage that answers of the last one to two minutes reported; empty before the first. Single answers jump up
     * and down by a dozen, since each server only estimates, so a difference between two says nothing.
     */
    public Optional<ApiUsage> usage() {
        return usage.get();
    }

    /** The org's time as its answers tell it. */
    public OrgClock orgClock() {
        return orgClock;
    }
}
