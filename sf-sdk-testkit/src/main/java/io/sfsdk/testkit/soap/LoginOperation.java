package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.soap.SoapPolicy.Behaviour;
import io.sfsdk.testkit.store.OrgView;
import io.sfsdk.testkit.store.Row;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * login: gone from version 65 on, and switched off for earlier ones unless the org's switch allows it.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_login.htm">login()</a>
 */
final class LoginOperation {
    static final String NAME = "login";
    private static final int FIRST_WITHOUT = 65;

    private final SoapContext context;
    private final Passwords passwords;
    private final UserOperations users;

    LoginOperation(SoapContext context, Passwords passwords, UserOperations users) {
        this.context = context;
        this.passwords = passwords;
        this.users = users;
    }

    /** Writes the result of a log-in. */
    void answer(Envelope envelope, int version, XmlWriter xml) {
        if (version >= FIRST_WITHOUT) {
            throw SoapFault.ofLogin(
                    "INVALID_OPERATION",
                    "The SOAP Login operation is not available in the API version specified (" + version
                            + ".0). Refer to the documentation for supported versions.");
        }
        if (!context.policy().get().does(Behaviour.ALLOWS_LOGIN)) {
            throw SoapFault.ofLogin(
                    "INVALID_OPERATION",
                    "SOAP API login() is disabled by default in this org. Contact the org administrator to enable SOAP"
                            + " API login().");
        }
        Element body = envelope.operation();
        String userId = user(body.value("username"))
                .map(Row::id)
                .filter(id -> passwords.isRight(id, String.valueOf(body.value("password"))))
                .orElseThrow(() -> SoapFault.ofLogin(
                        "INVALID_LOGIN", "Invalid username, password, security token; or user locked out."));
        write(userId, version, xml);
    }

    private Optional<Row> user(@Nullable String username) {
        OrgView view = context.store().view(context.store().integrationUserId());
        try (Stream<Row> users = view.rows("User", false)) {
            return users.filter(user -> String.valueOf(user.value("Username")).equalsIgnoreCase(username)
                            && !Boolean.FALSE.equals(user.value("IsActive")))
                    .findFirst();
        }
    }

    private void write(String userId, int version, XmlWriter xml) {
        String soap = context.instanceUrl().get() + "/services/Soap/";
        String end = "/" + version + ".0/" + context.store().organizationId().substring(0, 15);
        xml.open("result").leaf("metadataServerUrl", soap + "m" + end);
        xml.leaf("passwordExpired", false).leaf("sandbox", false).leaf("serverUrl", soap + "u" + end);
        xml.leaf("sessionId", context.gate().open(userId)).leaf("userId", userId);
        users.info(context.store().view(userId), "userInfo", xml);
        xml.close();
    }
}
