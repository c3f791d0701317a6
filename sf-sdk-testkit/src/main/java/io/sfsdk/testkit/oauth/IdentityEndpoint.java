package io.sfsdk.testkit.oauth;

import io.sfsdk.testkit.http.Exchange;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code /id/ORG/USER} and {@code /services/oauth2/userinfo}: who the session belongs to. A bad token is 403 with a bare
 * text.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_using_openid.htm&amp;type=5">Identity
 *     URLs</a>
 */
final class IdentityEndpoint {
    /** In the form that the platform has sent since Winter '19. */
    private static final String LAST_MODIFIED = "2026-01-01T12:00:00Z";

    private final LoginContext context;

    IdentityEndpoint(LoginContext context) {
        this.context = context;
    }

    Response identity(Exchange exchange) {
        return answer(exchange, this::identityOf);
    }

    Response userInfo(Exchange exchange) {
        return answer(exchange, this::userInfoOf);
    }

    private Response answer(Exchange exchange, Function<OrgUser, Map<String, @Nullable Object>> body) {
        Optional<String> token = token(exchange.request());
        if (token.isEmpty()) {
            return forbidden("Missing_OAuth_Token");
        }
        Optional<OrgUser> user = token.flatMap(context.sessions()::use)
                .flatMap(session -> context.users().byId(session.userId()));
        user.ifPresent(found -> exchange.userId(found.id()));
        if (user.isEmpty()) {
            return forbidden("Bad_OAuth_Token");
        }
        boolean foreign = isOfAnotherOrg(exchange.request().segments());
        return foreign ? forbidden("Wrong_Org") : Response.json(200, JsonWriter.toBytes(body.apply(user.get())));
    }

    private boolean isOfAnotherOrg(List<String> segments) {
        return segments.get(0).equals("id")
                && segments.size() > 1
                && !context.organizationId().get().startsWith(segments.get(1));
    }

    private static Optional<String> token(Request request) {
        return request.headers()
                .first("Authorization")
                .filter(value -> value.indexOf(' ') > 0)
                .map(value -> value.substring(value.indexOf(' ') + 1).trim())
                .or(() -> request.query().first("access_token"));
    }

    private static Response forbidden(String text) {
        return Response.of(403, "text/html;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, @Nullable Object> identityOf(OrgUser user) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", context.identityUrl(user.id()));
        body.put("asserted_user", true);
        body.put("user_id", user.id());
        body.put("organization_id", context.organizationId().get());
        body.put("username", user.username());
        body.put("nick_name", user.username());
        body.put("display_name", user.displayName());
        body.put("email", user.email());
        body.put("email_verified", true);
        body.put("first_name", user.firstName());
        body.put("last_name", user.lastName());
        body.put("timezone", user.timeZone());
        body.put("photos", photos());
        addContact(body);
        body.put("is_lightning_login_user", false);
        Map<String, @Nullable Object> status = new LinkedHashMap<>();
        status.put("created_date", null);
        status.put("body", null);
        body.put("status", status);
        body.put("urls", urls(user));
        body.put("active", user.active());
        body.put("user_type", "STANDARD");
        body.put("language", "en_US");
        body.put("locale", "en_US");
        body.put("utcOffset", 0);
        body.put("last_modified_date", LAST_MODIFIED);
        body.put("is_app_installed", true);
        return body;
    }

    /** Nobody has told where the users live. */
    private static void addContact(Map<String, @Nullable Object> body) {
        for (String part : List.of("street", "city", "state", "country", "zip")) {
            body.put("addr_" + part, null);
        }
        body.put("mobile_phone", null);
        body.put("mobile_phone_verified", false);
    }

    private Map<String, String> photos() {
        String photo = context.instanceUrl().get() + "/profilephoto/005/";
        Map<String, String> photos = new LinkedHashMap<>();
        photos.put("picture", photo + "F");
        photos.put("thumbnail", photo + "T");
        return photos;
    }

    private Map<String, String> urls(OrgUser user) {
        String host = context.instanceUrl().get();
        String soap = host + "/services/Soap/%s/{version}/"
                + context.organizationId().get().substring(0, 15);
        String rest = host + "/services/data/v{version}/";
        Map<String, String> urls = new LinkedHashMap<>();
        urls.put("enterprise", String.format(soap, "c"));
        urls.put("metadata", String.format(soap, "m"));
        urls.put("partner", String.format(soap, "u"));
        urls.put("rest", rest);
        for (String name : List.of("sobjects", "search", "query", "recent")) {
            urls.put(name, rest + name + "/");
        }
        urls.put("tooling_soap", String.format(soap, "T"));
        urls.put("tooling_rest", rest + "tooling/");
        urls.put("profile", host + "/" + user.id());
        for (String name : List.of("feeds", "groups", "users", "feed-items", "feed-elements")) {
            urls.put(name.replace('-', '_'), rest + "chatter/" + name);
        }
        return urls;
    }

    private Map<String, @Nullable Object> userInfoOf(OrgUser user) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("sub", context.identityUrl(user.id()));
        body.put("user_id", user.id());
        body.put("organization_id", context.organizationId().get());
        body.put("preferred_username", user.username());
        body.put("nickname", user.username());
        body.put("name", user.displayName());
        body.put("email", user.email());
        body.put("email_verified", true);
        body.put("given_name", user.firstName());
        body.put("family_name", user.lastName());
        body.put("zoneinfo", user.timeZone());
        body.put("urls", urls(user));
        body.put("active", user.active());
        body.put("user_type", "STANDARD");
        body.put("language", "en_US");
        body.put("locale", "en_US");
        body.put("utcOffset", 0);
        return body;
    }
}
