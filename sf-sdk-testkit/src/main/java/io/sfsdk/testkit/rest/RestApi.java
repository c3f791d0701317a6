package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Exchange;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.PrettyPrinter;
import java.util.Optional;

/** All of {@code /services/data}: session and limits are settled here, the rest by the {@link Dispatcher} and the resources. */
public final class RestApi {
    private final RestContext context;
    private final Dispatcher dispatcher;
    private final ApiUsage usage;
    private final Cursors cursors;
    private final Hosted hosted = new Hosted();
    private final Blobs blobs = new Blobs();

    public RestApi(RestContext context) {
        this.context = context;
        this.usage = new ApiUsage(context.clock(), context.seed(), context.policy());
        this.cursors = new Cursors(context.clock(), context.seed());
        this.dispatcher = new Dispatcher(context, usage.org(), cursors, blobs, hosted);
    }

    /** What this API shares with the others. */
    public ApiUsage usage() {
        return usage;
    }

    /** The open query cursors, of all APIs. */
    public Cursors cursors() {
        return cursors;
    }

    /** Forgets all query cursors: later pages are refused with {@code INVALID_QUERY_LOCATOR}. */
    public void expireCursors() {
        cursors.closeAll();
    }

    /** Lets a resource answer at a path, which may leave out {@code /services/data/v66.0}, and below it. */
    public void host(String path, HostedResource resource) {
        hosted.add(path, resource);
    }

    /** The resource that a test brought for this path. */
    public Optional<HostedResource> hosted(String path) {
        return hosted.find(path);
    }

    /** Answers a request below {@code /services/apexrest}: counted as a call, but without {@code Sforce-Limit-Info}. */
    public Response apex(Exchange exchange) {
        Response refusal = context.gate().check(exchange);
        if (refusal != null) {
            return refusal;
        }
        usage.org().count(1);
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
        usage.org().count(requests);
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
        usage.begin();
        try {
            return pretty(request, counted(exchange));
        } finally {
            usage.end();
        }
    }

    private Response counted(Exchange exchange) {
        String userId = String.valueOf(exchange.userId());
        String refusal = usage.refusal(userId);
        Response response = refusal == null
                ? dispatcher.answer(exchange.request(), userId, null)
                : ApiRefusal.of(403, "REQUEST_LIMIT_EXCEEDED", refusal).response();
        return response.with("Sforce-Limit-Info", usage.info());
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
