package io.sfsdk.testkit;

import io.sfsdk.testkit.events.EventPolicy;
import io.sfsdk.testkit.json.JsonReader;
import io.sfsdk.testkit.schema.Schema;
import io.sfsdk.testkit.schema.SchemaBuilder;
import io.sfsdk.testkit.schema.SchemaFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Runs an org of its own until the process is told to end.
 *
 * <p>Prints one line of JSON once it accepts calls: {@code loginUrl, instanceUrl, clientId, username, privateKeyFile,
 * accessToken, orgId, apiVersions, clientSecret, pubsubEndpoint, pubsubTlsEndpoint, pubsubCertificate}, the last as a PEM text.
 * Keeps the last 10,000 requests. SIGTERM closes all connections and ends it with the JVM's usual status, 143; a wrong command line
 * ends it with 2, anything else that keeps it from starting with 1.
 */
public final class Main {
    private static final int KEPT_REQUESTS = 10_000;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        int status = run(System.out, System.err, arguments);
        if (status != 0) {
            System.exit(status);
        }
        new CountDownLatch(1).await();
    }

    /** Starts the org; 0 if it accepts calls now. */
    static int run(PrintStream out, PrintStream err, String... arguments) {
        try {
            SimulatedOrg org = start(MainOptions.parse(arguments), out);
            Runtime.getRuntime().addShutdownHook(new Thread(org::close, "simulated-org-shutdown"));
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(MainOptions.USAGE);
            return 2;
        } catch (IOException | RuntimeException e) {
            err.println("The org cannot start: " + e.getMessage());
            return 1;
        }
    }

    private static SimulatedOrg start(MainOptions options, PrintStream out) throws IOException {
        SimulatedOrg org = builder(options).start();
        try {
            if (options.data() != null) {
                SeedData.load(options.data(), org.data());
            }
            String line = ReadyLine.of(org, ReadyLine.writePrivateKey(org));
            if (options.readyFile() != null) {
                ReadyLine.write(options.readyFile(), line);
            }
            out.println(line);
            out.flush();
            return org;
        } catch (IOException | RuntimeException e) {
            org.close();
            throw e;
        }
    }

    private static OrgBuilder builder(MainOptions options) throws IOException {
        Schema schema = schema(options.schema()).build();
        for (String object : options.changeEvents()) {
            if (schema.object(object).filter(type -> type.name().equals(object)).isEmpty()) {
                throw new IllegalArgumentException("--change-events names no object: " + object);
            }
        }
        return SimulatedOrg.builder()
                .port(options.port())
                .seed(options.seed())
                .pageSize(options.pageSize())
                .keepRequests(KEPT_REQUESTS)
                .clock(options.clock() == null ? OrgClock.running() : OrgClock.at(options.clock()))
                .events(EventPolicy.standard()
                        .withEntities(options.changeEvents().toArray(String[]::new)))
                .schema(schema);
    }

    private static SchemaBuilder schema(@Nullable Path file) throws IOException {
        SchemaBuilder standard = SchemaBuilder.standard();
        return file == null ? standard : SchemaFile.addTo(standard, JsonReader.readObject(Files.readAllBytes(file)));
    }
}
