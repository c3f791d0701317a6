package io.sfsdk.faults;

import io.sfsdk.http.ScriptedServer;
import io.sfsdk.testkit.fault.Answers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Answers that send the client elsewhere. It never goes there. */
final class Redirects {
    private static final List<Integer> STATUSES = List.of(301, 302, 307, 308);

    private Redirects() {}

    static List<WireFault> all() {
        List<WireFault> faults = new ArrayList<>();
        for (int status : STATUSES) {
            faults.add(redirect("redirect on the same host", status, scene -> "/services/elsewhere"));
            faults.add(redirect("redirect to itself", status, Redirects::itself));
            faults.add(trapped(status));
            faults.add(redirect("redirect to http, another host", status, scene -> "http://evil.example/"));
            faults.add(redirect("redirect to https, another host", status, scene -> "https://evil.example/"));
        }
        return faults;
    }

    private static String itself(Scene scene) {
        return scene.org().instanceUrl() + "/services/data/v66.0/query";
    }

    private static WireFault redirect(String row, int status, Function<Scene, String> location) {
        return new WireFault(row, scene -> scene.strike(Answers.redirect(status, location.apply(scene))))
                .named(Integer.toString(status));
    }

    /** The other port listens, and must stay without a caller. */
    private static WireFault trapped(int status) {
        WireFault.Staging staging = scene -> {
            ScriptedServer trap = scene.server(wire -> {});
            scene.afterwards(() -> requireUnvisited(trap));
            scene.strike(Answers.redirect(status, trap.url() + "/services/data/v66.0/query"));
        };
        return new WireFault("redirect to another port", staging).named(Integer.toString(status));
    }

    private static void requireUnvisited(ScriptedServer trap) {
        if (trap.connections() > 0) {
            throw new AssertionError("a redirect was followed to another port");
        }
    }
}
