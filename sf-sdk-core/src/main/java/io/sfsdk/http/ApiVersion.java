package io.sfsdk.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Salesforce's APIs, such as 66.0; ordered by number.
 *
 * @param major at least 52, the first with every resource this library uses
 * @param minor always 0 so far
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/api_rest_eol.htm">REST API Developer
 *     Guide, API End-of-Life Policy</a>
 */
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
    private static final int OLDEST = 52;
    private static final Pattern FORM = Pattern.compile("v?(\\d{1,3})(?:\\.(\\d))?");

    public ApiVersion {
        if (major < OLDEST) {
            throw new IllegalArgumentException(
                    "API version " + major + "." + minor + " is too old, use " + OLDEST + ".0 or newer");
        }
    }

    /** 66.0, Spring '26. */
    public static ApiVersion standard() {
        return new ApiVersion(66, 0);
    }

    /** Reads {@code 66.0}, {@code 66} or {@code v66.0}. */
    public static ApiVersion of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("an API version looks like 66.0, got " + text);
        }
        return new ApiVersion(
                Integer.parseInt(form.group(1)), form.group(2) == null ? 0 : Integer.parseInt(form.group(2)));
    }

    /** {@code /services/data/v66.0}. */
    public String path() {
        return "/services/data/v" + this;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    /** As the API spells it: {@code 66.0}. */
    @Override
    public String toString() {
        return major + "." + minor;
    }
}
