package io.sfsdk.http;

/**
 * A version of Salesforce's APIs. Three come a year; each is kept for at least three.
 *
 * @param number the part before the point, {@code 66} for {@code 66.0}
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/api_rest_eol.htm">REST API Developer
 *     Guide, API End-of-Life Policy</a>
 */
public record ApiVersion(int number) implements Comparable<ApiVersion> {
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
        String digits = text.startsWith("v") ? text.substring(1) : text;
        int point = digits.indexOf('.');
        try {
            return new ApiVersion(Integer.parseInt(point < 0 ? digits : digits.substring(0, point)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("an API version looks like 66.0, got " + text, e);
        }
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
