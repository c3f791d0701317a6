package io.sfsdk.examples.mainjob;

import io.sfsdk.examples.dataset.Organisations;
import io.sfsdk.examples.process.OrgAddress;
import io.sfsdk.testkit.SimulatedOrg;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The org of the main job in a process of its own, so that it outlives a job that is killed. Runs until it is ended. */
public final class OrgProcess {
    private OrgProcess() {}

    /** Takes the name of the file to write when the org is ready. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            System.err.println("name the file to write when the org is ready");
            System.exit(2);
        }
        try (SimulatedOrg org = CustomerOrg.start(Organisations.read().customers())) {
            OrgAddress.write(org, Path.of(arguments[0]));
            System.out.println("The org is at " + org.loginUrl() + "; end it with Ctrl-C.");
            new CountDownLatch(1).await();
        }
    }
}
