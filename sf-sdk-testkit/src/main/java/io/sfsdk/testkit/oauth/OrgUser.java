package io.sfsdk.testkit.oauth;

/**
 * A user as log-in and identity see one.
 *
 * @param id 18 characters
 * @param active inactive users cannot log in
 */
public record OrgUser(
        String id, String username, boolean active, String firstName, String lastName, String email, String timeZone) {
    String displayName() {
        return firstName.isEmpty() ? lastName : firstName + " " + lastName;
    }
}
