package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Exchange;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.PrettyPrinter;
import io.sfsdk.testkit.soql.SoqlException;
import io.sfsdk.testkit.store.OrgException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All of {@code /services/data}: session, limits, version and method are settled here, the rest by the resources. */
public final class RestApi {
    private static final long USED_BEFORE_START = 100;
    private static final int DEPRECATED_UNTIL = 40;
    private static final Pattern VERSION = Pattern.compile("v(\\d{1,4})\\.0");

    private final RestContext context;
    private final Routes routes;
    private final UsageMeter usage;
    private final Cursors cursors;
    private final Hosted hosted = new Hosted();
    private final Blobs blobs = new Blobs();
    private final AtomicInteger running = new AtomicInteger();

    public RestApi(RestContext context) {
        this.context = context;
        this.usage = new UsageMeter(context.clock(), context.seed(), USED_BEFORE_START);
        this.cursors = new Cursors(context.clock(), context.seed());
        this.routes = RouteTable.of(context, usage, cursors, blobs);
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
        List<String> segments = request.segments();
        if (segments.size() <= 2) {
            return pretty(request, VersionsResource.list(context.policy().get()));
        }
        Response refusal = context.gate().check(exchange);
        if (refusal != null) {
            return refusal;
        }
        int atOnce = running.incrementAndGet();
        try {
            return pretty(request, counted(exchange, segments, atOnce));
        } finally {
            running.decrementAndGet();
        }
    }

    private Response counted(Exchange exchange, List<String> segments, int atOnce) {
        RestPolicy policy = context.policy().get();
        long used = usage.count(1);
        Response response = admitted(exchange, segments, policy, used, atOnce);
        String info = "api-usage=" + usage.estimate() + "/" + policy.dailyLimit();
        return response.with("Sforce-Limit-Info", info);
    }

    private Response admitted(Exchange exchange, List<String> segments, RestPolicy policy, long used, int atOnce) {
        try {
            refuseOverLimit(policy, used, atOnce);
            int version = version(segments.get(2), policy);
            Response response = routed(exchange, segments.subList(3, segments.size()), version);
            return version > DEPRECATED_UNTIL ? response : response.with("Warning", warning(version));
        } catch (ApiRefusal e) {
            return e.response();
        } catch (SoqlException e) {
            return ApiRefusal.of(400, e.errorCode(), String.valueOf(e.getMessage()))
                    .response();
        } catch (OrgException e) {
            return refusal(e).response();
        }
    }

    private static ApiRefusal refusal(OrgException e) {
        String message = String.valueOf(e.getMessage());
        return e.errorCode().equals("NOT_FOUND")
                ? ApiRefusal.notFound(message)
                : ApiRefusal.of(400, e.errorCode(), message);
    }

    private static void refuseOverLimit(RestPolicy policy, long used, int atOnce) {
        if (policy.hardDailyLimit() && used > policy.dailyLimit()) {
            throw ApiRefusal.of(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        }
        if (policy.concurrentLimit() > 0 && atOnce > policy.concurrentLimit()) {
            throw ApiRefusal.of(
                    403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests (Concurrent API Requests) Limit exceeded.");
        }
    }

    private static int version(String segment, RestPolicy policy) {
        Matcher matcher = VERSION.matcher(segment);
        int version = segment.equals("latest")
                ? policy.newestVersion()
                : matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        if (version > policy.newestVersion() || version == 0) {
            throw ApiRefusal.notFound();
        }
        if (version < policy.oldestVersion()) {
            throw ApiRefusal.of(410, "GONE", "The requested resource is no longer available");
        }
        return version;
    }

    private Response routed(Exchange exchange, List<String> segments, int version) {
        Request request = exchange.request();
        Optional<HostedResource> own = hosted.find(request.path());
        if (own.isPresent()) {
            return own.get().answer(request);
        }
        String method = request.method().equals("POST")
                ? request.query().first("_HttpMethod").orElse("POST")
                : request.method();
        Routes.Match match = routes.match(method, segments);
        String userId = String.valueOf(exchange.userId());
        Call call = new Call(
                request, version, method, match.placeholders(), context.store().view(userId));
        return match.resource().answer(call);
    }

    private static String warning(int version) {
        return "299 - \"This API is deprecated and will be removed by Summer '28. Version " + version + ".0\"";
    }

    private static Response pretty(Request request, Response response) {
        boolean wanted = request.headers().first("X-PrettyPrint").orElse("").equals("1");
        boolean json = response.headers().first("Content-Type").orElse("").equals(Response.JSON);
        return wanted && json ? response.withBody(PrettyPrinter.print(response.body())) : response;
    }
}
