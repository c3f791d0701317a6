package io.sfsdk.benchmarks.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The servers in a JVM of their own. It ends when it is closed, and also when this JVM dies, since its input ends then. */
public final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final ServerAddresses addresses;

    private ServerProcess(Process process, ServerAddresses addresses) {
        this.process = process;
        this.addresses = addresses;
    }

    /**
     * Starts the servers and waits until they accept calls.
     *
     * @param accounts of the simulated org, at least one
     * @param maxHeap as the JVM takes it, {@code 1g}
     */
    public static ServerProcess start(int accounts, String maxHeap) {
        return start(accounts, 0, maxHeap);
    }

    /** Starts servers whose org answers a sync's first query, and jobs, with this many accounts, made up page by page. */
    public static ServerProcess startWithMadeUp(int accounts) {
        return start(1, accounts, "1g");
    }

    private static ServerProcess start(int accounts, int madeUp, String maxHeap) {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx" + maxHeap,
                            "-cp",
                            System.getProperty("java.class.path"),
                            Servers.class.getName(),
                            String.valueOf(accounts),
                            String.valueOf(madeUp))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new ServerProcess(process, ready(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One for all benchmarks of this JVM, which ends with it. */
    public static ServerAddresses ofThisJvm() {
        return Shared.PROCESS.addresses;
    }

    private static ServerAddresses ready(Process process) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        String line = lines.readLine();
        if (line == null) {
            throw new IOException("the servers ended before they were ready; see the error output");
        }
        return ServerAddresses.parse(line);
    }

    public ServerAddresses addresses() {
        return addresses;
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static final class Shared {
        private static final ServerProcess PROCESS = start(1_000, "1g");
    }
}
