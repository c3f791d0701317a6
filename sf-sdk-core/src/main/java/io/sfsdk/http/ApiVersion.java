package io.sfsdk.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Salesforce's APIs. Three come a year; each is kept for at least three.
 *
 * @param number the part before the point, {@code 66} for {@code 66.0}
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/api_rest_eol.htm">REST API Developer
 *     Guide, API End-of-Life Policy</a>
 */
public record ApiVersion(int number) implements Comparable<ApiVersion> {
    private static final Pattern FORM = Pattern.compile("v?(\\d{1,3})(?:\\.0)?");

    public ApiVersion {
        if (number < 1) {
            throw new IllegalArgumentException("an API version is a number such as 66, got " + number);
        }
    }

    /** 66.0, of Spring '26. */
    public static ApiVersion standard() {
        return new ApiVersion(66);
    }

    /** From {@code 66.0}, {@code v66.0} or {@code 66}. */
    public static ApiVersion of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("an API version looks like 66.0, got " + text);
        }
        return new ApiVersion(Integer.parseInt(form.group(1)));
    }

    /** The root of the REST resources, {@code /services/data/v66.0}. */
    public String path() {
        return "/services/data/v" + this;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return number + ".0";
    }
}
