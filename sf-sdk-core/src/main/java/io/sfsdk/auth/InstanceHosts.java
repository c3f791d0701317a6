package io.sfsdk.auth;

import io.sfsdk.http.Hosts;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which instance URLs of a login answer are believed: hosts below Salesforce's own domains, the login host itself, and those the
 * caller named. Whatever is believed here gets the token.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=xcloud.domain_name_url_formats.htm">Salesforce Help, My Domain URL
 *     Formats</a>
 */
final class InstanceHosts {
    private static final List<String> SALESFORCE = List.of(
            ".salesforce.com",
            ".force.com",
            ".cloudforce.com",
            ".salesforce.mil",
            ".crmforce.mil",
            ".sfcrmproducts.cn");

    private final URI loginUrl;
    private final Set<String> named;

    InstanceHosts(URI loginUrl, Set<String> named) {
        this.loginUrl = loginUrl;
        this.named = named.stream().map(InstanceHosts::lower).collect(Collectors.toUnmodifiableSet());
    }

    /** The URL as scheme, host and port; empty if it is not to be trusted. */
    Optional<URI> accepted(String instanceUrl) {
        String bare = instanceUrl.endsWith("/") ? instanceUrl.substring(0, instanceUrl.length() - 1) : instanceUrl;
        return Urls.parse(bare).filter(this::isTrusted);
    }

    private boolean isTrusted(URI url) {
        boolean bare = url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawPath().isEmpty()
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
        return bare
                && (isSimulated(url) || ("https".equalsIgnoreCase(url.getScheme()) && isKnown(lower(url.getHost()))));
    }

    /** A simulated org on this machine, logged in to over plain http as well. */
    private boolean isSimulated(URI url) {
        return "http".equalsIgnoreCase(loginUrl.getScheme())
                && "http".equalsIgnoreCase(url.getScheme())
                && Hosts.isLoopback(loginUrl.getHost())
                && Hosts.isLoopback(url.getHost());
    }

    private boolean isKnown(String host) {
        return host.equals(lower(loginUrl.getHost()))
                || named.contains(host)
                || SALESFORCE.stream().anyMatch(host::endsWith);
    }

    private static String lower(String host) {
        return host.toLowerCase(Locale.ROOT);
    }
}
