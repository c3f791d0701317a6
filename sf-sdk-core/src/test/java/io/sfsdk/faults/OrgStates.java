package io.sfsdk.faults;

import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Fault;
import io.sfsdk.testkit.fault.Pages;
import io.sfsdk.testkit.fault.Requests;
import java.time.Duration;
import java.util.List;

/** What changes in the org under a client: sessions, addresses, cursors, rows, clocks. */
final class OrgStates {
    private OrgStates() {}

    static List<WireFault> all() {
        return List.of(
                new WireFault("the session ends", OrgStates::endSession),
                new WireFault("the token is revoked, and the next login refused", scene -> {
                    scene.org().expireSessions();
                    scene.strike(Requests.logins(), Answers.tokenRevoked());
                }),
                new WireFault("the instance moves", scene -> {
                    scene.org().moveInstance();
                    scene.org().expireSessions();
                }),
                new WireFault("no org behind the host (420)", scene -> scene.strike(Answers.orgGone())),
                later("the cursor is lost between pages", Answers.cursorExpired()),
                later("a page comes twice", Pages.repeatPage()),
                later("fewer rows than totalSize", Pages.dropRows(1)),
                BrokenWires.struck(
                        "next page on another host", Pages.nextPageAt("https://evil.example/services/data/x")),
                new WireFault("the client's clock is 10 minutes fast", scene -> {})
                        .withClockError(Duration.ofMinutes(10)),
                new WireFault("the client's clock is 10 minutes slow", scene -> {})
                        .withClockError(Duration.ofMinutes(-10)));
    }

    /** Once: the session the client has; always: each new one as well. */
    private static void endSession(Scene scene) {
        scene.strike(Answers.sessionExpired());
    }

    private static WireFault later(String row, Fault fault) {
        return new WireFault(row, scene -> scene.strike(laterPages(), fault));
    }

    private static Requests laterPages() {
        return Requests.get("/query").and(request -> !request.target().contains("?q="));
    }
}
