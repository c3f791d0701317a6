package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.store.RecordId;

/**
 * setPassword, resetPassword and changeOwnPassword.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_setpassword.htm">setPassword()</a>
 */
final class PasswordOperations {
    private final Passwords passwords;

    PasswordOperations(Passwords passwords) {
        this.passwords = passwords;
    }

    void set(SoapCall call, XmlWriter xml) {
        passwords.set(user(call), call.text("password"));
        xml.open("result").close();
    }

    void reset(SoapCall call, XmlWriter xml) {
        xml.open("result").leaf("password", passwords.reset(user(call))).close();
    }

    void changeOwn(SoapCall call, XmlWriter xml) {
        if (!passwords.isRight(call.view().userId(), call.text("oldPassword"))) {
            throw SoapFault.of("INVALID_OLD_PASSWORD", "Your old password is invalid.");
        }
        passwords.set(call.view().userId(), call.text("newPassword"));
        xml.open("result").close();
    }

    private static String user(SoapCall call) {
        String id = call.text("userId");
        return RecordId.normalize(id)
                .filter(known -> call.view().row("User", known).isPresent())
                .orElseThrow(() -> SoapFault.of("INVALID_ID_FIELD", "invalid user id " + id));
    }
}
