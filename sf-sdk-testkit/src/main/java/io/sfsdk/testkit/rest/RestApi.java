package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Exchange;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.PrettyPrinter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** All of {@code /services/data}: session and limits are settled here, the rest by the {@link Dispatcher} and the resources. */
public final class RestApi {
    private static final long USED_BEFORE_START = 100;
    private static final String APP = "sf-sdk-integration";

    private final RestContext context;
    private final Dispatcher dispatcher;
    private final UsageMeter usage;
    private final UsageMeter appUsage;
    private final Map<String, UsageMeter> userUsage = new ConcurrentHashMap<>();
    private final Cursors cursors;
    private final Hosted hosted = new Hosted();
    private final Blobs blobs = new Blobs();
    private final AtomicInteger running = new AtomicInteger();

    public RestApi(RestContext context) {
        this.context = context;
        this.usage = new UsageMeter(context.clock(), context.seed(), USED_BEFORE_START);
        this.appUsage = new UsageMeter(context.clock(), context.seed(), 0);
        this.cursors = new Cursors(context.clock(), context.seed());
        this.dispatcher = new Dispatcher(context, usage, cursors, blobs, hosted);
    }

    /** Forgets all query cursors: later pages are refused with {@code INVALID_QUERY_LOCATOR}. */
    public void expireCursors() {
        cursors.closeAll();
    }

    /** Lets a resource answer at a path, which may leave out {@code /services/data/v66.0}, and below it. */
    public void host(String path, HostedResource resource) {
        hosted.add(path, resource);
    }

    /** Answers a request below {@code /services/apexrest}: counted as a call, but without {@code Sforce-Limit-Info}. */
    public Response apex(Exchange exchange) {
        Response refusal = context.gate().check(exchange);
        if (refusal != null) {
            return refusal;
        }
        usage.count(1);
        Request request = exchange.request();
        return hosted.find(request.path())
                .map(resource -> resource.answer(request))
                .orElseGet(() ->
                        ApiRefusal.notFound("Could not find a match for URL").response());
    }

    /** Gives up the files of large blobs. */
    public void discardBlobs() {
        blobs.discard();
    }

    /** Adds requests somebody else made to the count of the last 24 hours. */
    public void addUsage(long requests) {
        usage.count(requests);
    }

    /** Answers a request below {@code /services/data}. */
    public Response answer(Exchange exchange) {
        Request request = exchange.request();
        if (request.segments().size() <= 2) {
            return pretty(request, VersionsResource.list(context.policy().get()));
        }
        Response refusal = context.gate().check(exchange);
        if (refusal != null) {
            return pretty(request, refusal);
        }
        int atOnce = running.incrementAndGet();
        try {
            return pretty(request, counted(exchange, atOnce));
        } finally {
            running.decrementAndGet();
        }
    }

    private Response counted(Exchange exchange, int atOnce) {
        RestPolicy policy = context.policy().get();
        Response response = admitted(exchange, policy, atOnce);
        String info = "api-usage=" + usage.estimate() + "/" + policy.dailyLimit();
        return response.with("Sforce-Limit-Info", policy.appLimit() == 0 ? info : info + ofApp(policy));
    }

    private String ofApp(RestPolicy policy) {
        return "; per-app-api-usage=" + appUsage.count(0) + "/" + policy.appLimit() + "(appName=" + APP + ")";
    }

    private Response admitted(Exchange exchange, RestPolicy policy, int atOnce) {
        try {
            refuseOverLimit(policy, String.valueOf(exchange.userId()), atOnce);
        } catch (ApiRefusal e) {
            return e.response();
        }
        return dispatcher.answer(exchange.request(), String.valueOf(exchange.userId()), null);
    }

    private void refuseOverLimit(RestPolicy policy, String userId, int atOnce) {
        boolean over = (usage.count(1) > policy.dailyLimit() && policy.hardDailyLimit())
                || isOver(appUsage.count(1), policy.appLimit())
                || isOver(ofUser(userId).count(1), policy.userLimit());
        if (over) {
            throw ApiRefusal.of(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        }
        if (policy.concurrentLimit() > 0 && atOnce > policy.concurrentLimit()) {
            throw ApiRefusal.of(
                    403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests (Concurrent API Requests) Limit exceeded.");
        }
    }

    private static boolean isOver(long used, int limit) {
        return limit > 0 && used > limit;
    }

    private UsageMeter ofUser(String userId) {
        return userUsage.computeIfAbsent(userId, user -> new UsageMeter(context.clock(), context.seed(), 0));
    }

    private static Response pretty(Request request, Response response) {
        boolean wanted = request.headers().first("X-PrettyPrint").orElse("").equals("1");
        boolean json = response.headers().first("Content-Type").orElse("").equals(Response.JSON);
        if (json && XmlAnswer.isWanted(request)) {
            return XmlAnswer.of(response);
        }
        return wanted && json ? response.withBody(PrettyPrinter.print(response.body())) : response;
    }
}
