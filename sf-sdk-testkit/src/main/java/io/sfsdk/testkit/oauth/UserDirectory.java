package io.sfsdk.testkit.oauth;

import java.util.Optional;

/** The org's users. Asked by many threads at once. */
public interface UserDirectory {
    /** User names are compared without regard to case. */
    Optional<OrgUser> byUsername(String username);

    Optional<OrgUser> byId(String userId);
}
