package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.MalformedMultipart;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.soql.SoqlException;
import io.sfsdk.testkit.store.OrgException;
import io.sfsdk.testkit.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings a request below {@code /services/data} to its resource, and every refusal to a response. Safe to share. */
final class Dispatcher {
    private static final int DEPRECATED_UNTIL = 40;
    private static final Pattern VERSION = Pattern.compile("v(\\d{1,4})\\.0");

    private final RestContext context;
    private final Hosted hosted;
    private final Routes routes;

    Dispatcher(RestContext context, UsageMeter usage, Cursors cursors, Blobs blobs, Hosted hosted) {
        this.context = context;
        this.hosted = hosted;
        this.routes = RouteTable.of(context, usage, cursors, blobs, this);
    }

    /**
     * Answers.
     *
     * @param joined the transaction that writes take part in; null for one of their own
     */
    Response answer(Request request, String userId, @Nullable Transaction joined) {
        try {
            List<String> segments = request.segments();
            int version = version(segments.get(2), context.policy().get());
            Response response = routed(request, userId, joined, segments.subList(3, segments.size()), version);
            return version > DEPRECATED_UNTIL ? response : response.with("Warning", warning(version));
        } catch (ApiRefusal e) {
            return e.response();
        } catch (SoqlException e) {
            return ApiRefusal.of(400, e.errorCode(), String.valueOf(e.getMessage()))
                    .response();
        } catch (MalformedMultipart e) {
            return ApiRefusal.of(400, "INVALID_MULTIPART_REQUEST", String.valueOf(e.getMessage()))
                    .response();
        } catch (OrgException e) {
            return refusal(e).response();
        }
    }

    private Response routed(
            Request request, String userId, @Nullable Transaction joined, List<String> segments, int version) {
        Optional<HostedResource> own = hosted.find(request.path());
        if (own.isPresent()) {
            return own.get().answer(request);
        }
        String method = request.method().equals("POST")
                ? request.query().first("_HttpMethod").orElse("POST")
                : request.method();
        Routes.Match match = routes.match(method, segments, version);
        WriteHeaders.verify(request.headers());
        Call call = new Call(
                request,
                version,
                method,
                match.placeholders(),
                joined == null ? context.store().viewAs(userId) : joined.view(),
                joined);
        return match.resource().answer(call);
    }

    private static ApiRefusal refusal(OrgException e) {
        String message = String.valueOf(e.getMessage());
        return e.errorCode().equals("NOT_FOUND")
                ? ApiRefusal.notFound(message)
                : ApiRefusal.of(400, e.errorCode(), message);
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

    private static String warning(int version) {
        return "299 - \"This API is deprecated and will be removed by Summer '28. Version " + version + ".0\"";
    }
}
