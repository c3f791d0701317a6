package io.sfsdk.examples.mainjob;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.JwtBearer;
import io.sfsdk.examples.dataset.Organisations;
import io.sfsdk.examples.process.OrgAddress;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.retry.Sleeper;
import io.sfsdk.testkit.SimulatedOrg;
import java.time.Duration;

/**
 * The main job: brings customers of an org into a database, writes an import file of real organisations into the org, mends what
 * was refused, and shows that nothing is lost. Without options it starts an org of its own.
 *
 * <p>Exit code 0 if nothing is lost, 1 if something is, 2 if the options are wrong.
 */
public final class MainJob {
    private MainJob() {}

    public static void main(String[] arguments) throws Exception {
        System.exit(run(options(arguments), Screen.system()) ? 0 : 1);
    }

    private static JobOptions options(String... arguments) {
        try {
            return JobOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            throw e;
        }
    }

    /** Whether nothing is lost. */
    static boolean run(JobOptions options, Screen screen) throws Exception {
        options.folder().create();
        if (!options.resume()) {
            options.folder().clear();
        }
        Organisations organisations = Organisations.read().every(options.every());
        if (options.orgReadyFile() != null) {
            OrgTime waiting = () -> Sleeper.system().sleep(Duration.ofSeconds(1));
            return run(OrgAddress.read(options.orgReadyFile()), waiting, options, organisations, screen);
        }
        try (SimulatedOrg org = CustomerOrg.start(organisations.customers())) {
            OrgTime moving = () -> org.clock().advance(Duration.ofMinutes(1));
            return run(OrgAddress.of(org), moving, options, organisations, screen);
        }
    }

    /** On an org that is there; goes on with what the folder holds. */
    static boolean run(OrgAddress address, OrgTime time, JobOptions options, Organisations organisations, Screen screen)
            throws Exception {
        screen.line("Org at " + address.loginUrl() + ". Database, positions and dead letters in "
                + options.folder().path() + ".");
        try (JdkHttpTransport wire =
                        JdkHttpTransport.builder().allowPlainHttp(true).build();
                SalesforceClient org = connect(address, wire);
                Warehouse warehouse = Warehouse.open(options.folder())) {
            Summary summary = new CustomerJob(org, warehouse, options.folder(), time, organisations, screen).run();
            summary.show(screen);
            return summary.lost() == 0;
        }
    }

    private static SalesforceClient connect(OrgAddress address, JdkHttpTransport wire) {
        JwtBearer login = JwtBearer.builder(address.clientId(), address.username(), address.key())
                .loginUrl(address.loginUrl())
                .build();
        return SalesforceClient.builder(login).transport(wire).build();
    }
}
