package io.sfsdk.testkit.http;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which API and which client wrote, as the header of a change event tells it.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_event_fields_header.htm">Change
 *     Event Header Fields</a>
 */
public final class Origin {
    private static final String CALL_OPTIONS = "Sforce-Call-Options";
    private static final Pattern CLIENT = Pattern.compile("(?i)(?:^|[,;])\\s*client\\s*=\\s*([^,;]+)");

    private Origin() {}

    /**
     * The origin of a request.
     *
     * @param api for example {@code bulkapi}
     */
    public static String of(String api, int version, Headers headers) {
        return of(api, version, headers.first(CALL_OPTIONS).flatMap(Origin::client));
    }

    /**
     * The origin of a call.
     *
     * @param client the name that the client gave itself
     */
    public static String of(String api, int version, Optional<String> client) {
        String origin = String.format(Locale.ROOT, "com/salesforce/api/%s/%d.0", api, version);
        return client.map(name -> origin + ";client=" + name).orElse(origin);
    }

    /** A subrequest speaks for the client of the request that it came in. */
    public static Request passOn(Headers outer, Request subrequest) {
        return outer.first(CALL_OPTIONS)
                .filter(given -> subrequest.headers().first(CALL_OPTIONS).isEmpty())
                .map(given -> subrequest.with(CALL_OPTIONS, given))
                .orElse(subrequest);
    }

    private static Optional<String> client(String options) {
        Matcher matcher = CLIENT.matcher(options);
        return matcher.find() ? Optional.of(matcher.group(1).trim()) : Optional.empty();
    }
}
