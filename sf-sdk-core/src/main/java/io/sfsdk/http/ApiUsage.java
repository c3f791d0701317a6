package io.sfsdk.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of the org's 24-hour allocation of API requests is used, by all its clients together.
 *
 * @param used may exceed {@code max}: the limit is soft in production
 * @param max the allocation
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/headers_api_usage.htm">REST API Developer
 *     Guide, Limit Info Header</a>
 */
public record ApiUsage(long used, long max) {
    private static final Pattern FORM = Pattern.compile("(?:^|;)\\s*api-usage=(\\d{1,15})/(\\d{1,15})");

    /** Reads the value of {@code Sforce-Limit-Info}; empty if it has no {@code api-usage}. */
    static Optional<ApiUsage> parse(String header) {
        Matcher form = FORM.matcher(header);
        return form.find()
                ? Optional.of(new ApiUsage(number(header, form, 1), number(header, form, 2)))
                : Optional.empty();
    }

    private static long number(String header, Matcher form, int group) {
        return Long.parseLong(header, form.start(group), form.end(group), 10);
    }

    /** 0 for nothing, 1 for all of it, more beyond the soft limit; 0 where the allocation is unknown. */
    public double share() {
        return max == 0 ? 0 : (double) used / max;
    }
}
