package io.sfsdk.testkit;

import io.sfsdk.testkit.oauth.OrgUser;
import io.sfsdk.testkit.oauth.UserDirectory;
import io.sfsdk.testkit.store.OrgStore;
import io.sfsdk.testkit.store.OrgView;
import io.sfsdk.testkit.store.Row;
import java.util.Optional;
import java.util.stream.Stream;

/** The User records of the org, as log-in sees them. */
final class StoreUsers implements UserDirectory {
    private static final String USER = "User";

    private final OrgStore store;

    StoreUsers(OrgStore store) {
        this.store = store;
    }

    @Override
    public Optional<OrgUser> byUsername(String username) {
        try (Stream<Row> users = view().rows(USER, false)) {
            return users.filter(row -> text(row, "Username").equalsIgnoreCase(username))
                    .findFirst()
                    .map(StoreUsers::user);
        }
    }

    @Override
    public Optional<OrgUser> byId(String userId) {
        return view().row(USER, userId).map(StoreUsers::user);
    }

    private OrgView view() {
        return store.view(store.integrationUserId());
    }

    private static OrgUser user(Row row) {
        return new OrgUser(
                row.id(),
                text(row, "Username"),
                !Boolean.FALSE.equals(row.value("IsActive")),
                text(row, "FirstName"),
                text(row, "LastName"),
                text(row, "Email"),
                text(row, "TimeZoneSidKey"));
    }

    private static String text(Row row, String field) {
        Object value = row.value(field);
        return value == null ? "" : value.toString();
    }
}
