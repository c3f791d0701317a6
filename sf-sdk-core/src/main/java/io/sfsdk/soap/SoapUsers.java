package io.sfsdk.soap;

import io.sfsdk.answer.Disclosure;
import io.sfsdk.record.RecordId;
import java.time.Duration;
import java.util.List;

/**
 * The user of the session, passwords and sessions. Passwords stand in no log and no message. Safe to share.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_list_utility.htm">SOAP API
 *     Developer Guide, Utility Calls</a>
 */
public final class SoapUsers {
    private final Results results;

    SoapUsers(Results results) {
        this.results = results;
    }

    /** Whom the session belongs to. */
    public UserDetails info() {
        SoapElement user = results.read("getUserInfo", Disclosure.TEXT, xml -> {});
        String seconds = user.text("sessionSecondsValid").orElse("");
        return new UserDetails(
                user.text("userId").orElse(""),
                user.text("organizationId").orElse(""),
                user.text("userName").orElse(""),
                Duration.ofSeconds(seconds.matches("\\d{1,9}") ? Long.parseLong(seconds) : 0),
                user);
    }

    /** Gives a user a password. */
    public void setPassword(RecordId user, String password) {
        results.run("setPassword", xml -> xml.plain("p:userId", user).element("p:password", password));
    }

    /** Gives a user a password that the org makes up, and tells it. */
    public String resetPassword(RecordId user) {
        return results.call("resetPassword", xml -> xml.plain("p:userId", user))
                .text("password")
                .orElseThrow(() -> Results.misshapen("resetPassword", "no password"));
    }

    /** Changes the password of the session's own user. */
    public void changeOwnPassword(String oldPassword, String newPassword) {
        results.run(
                "changeOwnPassword",
                xml -> xml.element("p:oldPassword", oldPassword).element("p:newPassword", newPassword));
    }

    /** Ends sessions, by their ids, which are secrets. One result each, in their order. */
    public List<RowResult<Boolean>> invalidateSessions(List<String> sessionIds) {
        SoapCalls.Content content = xml -> {
            for (String id : sessionIds) {
                xml.element("p:sessionIds", id);
            }
        };
        return results.rows("invalidateSessions", false, sessionIds.size(), content, row -> true);
    }

    /**
     * Ends the session of this API, for everybody who shares its token. The next call finds it over and logs in again, if the
     * token source can.
     */
    public void logout() {
        results.run("logout", xml -> {});
    }
}
