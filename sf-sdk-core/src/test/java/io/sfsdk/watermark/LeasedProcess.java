package io.sfsdk.watermark;

import io.sfsdk.retry.Sleeper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.h2.jdbcx.JdbcDataSource;

/**
 * A program that waits for a lease and then counts a position up until it loses the lease or has counted far enough. Tells what it
 * does by lines: {@code granted}, {@code moved N}, {@code lost: why}, {@code done}. Between two moves it waits for a line if told to, so
 * that it is not stopped while it holds a file's lock, which would hold up all others.
 */
final class LeasedProcess {
    static final WatermarkKey KEY = new WatermarkKey("sync", "Account");
    private static final Duration LEASE = Duration.ofSeconds(1);

    private LeasedProcess() {}

    public static void main(String[] args) throws InterruptedException, IOException {
        WatermarkStore store =
                args[0].startsWith("jdbc:") ? inDatabase(args[0]) : FileWatermarkStore.at(Path.of(args[0]));
        Leases leases = Leases.in(store, args[1]).lasting(LEASE);
        if (store instanceof JdbcWatermarkStore database) {
            leases = leases.by(database.databaseTime());
        }
        Lease lease = await(leases);
        System.out.println("granted");
        try {
            count(lease.guard(store), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
            lease.close();
            System.out.println("done");
        } catch (LeaseLostException e) {
            System.out.println("lost: " + e.getMessage());
        }
    }

    static JdbcWatermarkStore inDatabase(String url) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(url);
        return JdbcWatermarkStore.in(database);
    }

    private static Lease await(Leases leases) throws InterruptedException {
        while (true) {
            if (leases.acquire("Account") instanceof LeaseAttempt.Granted granted) {
                return granted.lease();
            }
            Sleeper.system().sleep(Duration.ofMillis(20));
        }
    }

    private static void count(WatermarkStore positions, int moves, int waitAfter) throws IOException {
        Watermark current = positions.load(KEY).orElse(null);
        for (int moved = 0; moved < moves; moved++) {
            int next = current == null ? 1 : Integer.parseInt(current.value()) + 1;
            Watermark following = new Watermark(String.valueOf(next));
            if (!positions.advance(KEY, current, following)) {
                throw new IllegalStateException("somebody else moved " + current);
            }
            current = following;
            System.out.println("moved " + next);
            if (moved + 1 == waitAfter) {
                int unusedSign = System.in.read();
            }
        }
    }
}
