package io.sfsdk.pubsub;

import io.grpc.ClientInterceptor;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.auth.CachingTokenSource;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.record.RecordId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The client's session as this service wants it: three headers with each call, read when the call starts. A token kept from the
 * channel's beginning would be refused at the first reconnect.
 *
 * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/guide/supported-auth.html">Pub/Sub API, Authentication</a>
 */
final class Session {
    private static final Metadata.Key<String> TOKEN = header("accesstoken");
    private static final Metadata.Key<String> INSTANCE = header("instanceurl");
    private static final Metadata.Key<String> TENANT = header("tenantid");

    private final CachingTokenSource tokens;
    private final @Nullable String organizationId;
    private final Duration patience;

    /**
     * @param organizationId for logins that do not tell it; null to take theirs
     * @param patience longest wait for another thread's login
     */
    Session(CachingTokenSource tokens, @Nullable String organizationId, Duration patience) {
        this.tokens = tokens;
        this.organizationId = organizationId;
        this.patience = patience;
    }

    AccessToken token() {
        return tokens.current(patience);
    }

    /** 18 characters: the service is known to refuse 15. */
    String organizationId(AccessToken token) {
        String id = organizationId == null ? token.organizationId().orElse(null) : organizationId;
        if (id == null) {
            throw new IllegalStateException("the login does not tell the org's id, which each call of the Pub/Sub API"
                    + " needs: give it to PubSubApi.builder().organizationId(...)");
        }
        return RecordId.of(id).value();
    }

    ClientInterceptor headers(AccessToken token) {
        Metadata headers = new Metadata();
        headers.put(TOKEN, token.value());
        headers.put(INSTANCE, token.instanceUrl().toString());
        headers.put(TENANT, organizationId(token));
        return MetadataUtils.newAttachHeadersInterceptor(headers);
    }

    /** Forgets a token that was refused, so that the next call logs in. */
    void heard(SalesforceException failure, AccessToken used) {
        if (failure.retryability() == Retryability.AFTER_LOGIN) {
            tokens.invalidate(used);
        }
    }

    private static Metadata.Key<String> header(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }
}
