package io.sfsdk.rest;

import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Follows the links from page to page. A link is only ever a path on the same instance: one that names a host, or could be
 * read to name one, is refused before anything is sent. Going in a circle is noticed with two links in memory, however many
 * pages there are. Used by one thread.
 */
final class Locators {
    private static final Pattern PATH = Pattern.compile("/services/data/[\\w.~!$&'()*+,;=:@%/?-]+");

    /** Steps up, the ways in which a dot or a slash can hide, and half an escape, which is no URL. */
    private static final Pattern DETOUR = Pattern.compile("(?i)//|/\\.|%2e|%2f|%5c|%(?![0-9a-f]{2})");

    private @Nullable String last;
    private @Nullable String mark;
    private long steps;
    private long nextMark = 1;

    /** The link to follow, if it may be followed. */
    String follow(String link) {
        if (!PATH.matcher(link).matches() || DETOUR.matcher(link).find()) {
            throw failure("names a next page that is no path on this instance; nothing was sent to it");
        }
        if (link.equals(last) || link.equals(mark)) {
            throw failure("names a next page that has been read already");
        }
        last = link;
        if (++steps == nextMark) {
            mark = link;
            nextMark *= 2;
        }
        return link;
    }

    private static ProtocolException failure(String what) {
        return new ProtocolException(
                "the org's answer to a query " + what + "; run the query again", Retryability.NEVER, null, null);
    }
}
