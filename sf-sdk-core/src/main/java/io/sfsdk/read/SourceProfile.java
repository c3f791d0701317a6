package io.sfsdk.read;

/**
 * What a source can take.
 *
 * @param api the API's name in reasons and logs, for example {@code REST}
 * @param ordered whether rows arrive in the order the query asks for, over all pages
 * @param pageSize records of one page at most, for estimates
 */
public record SourceProfile(String api, boolean ordered, int pageSize) {
    public SourceProfile {
        if (pageSize < 1) {
            throw new IllegalArgumentException("a page holds at least one record, got " + pageSize);
        }
    }
}
