package io.sfsdk.testkit.bulk;

import static io.sfsdk.testkit.bulk.BulkClient.INGEST;
import static io.sfsdk.testkit.bulk.BulkClient.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.SimulatedOrg;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunningClockTest {
    @Test
    void jobsEndByThemselvesWithinAMomentAndAreSeenInProgress() {
        try (SimulatedOrg org = SimulatedOrg.builder().clock(OrgClock.running()).start()) {
            BulkClient bulk = new BulkClient(org);
            String csv =
                    IntStream.range(0, 5_000).mapToObj(i -> "A" + i).collect(Collectors.joining("\n", "Name\n", ""));
            String id = bulk.submit(spec("Account", "insert"), csv);

            Instant latest = Instant.now().plus(Duration.ofSeconds(30));
            Set<Object> states = new HashSet<>();
            Map<String, Object> told = bulk.look(INGEST, id);
            while (states.add(told.get("state")) || Instant.now().isBefore(latest)) {
                if (told.get("state").equals("JobComplete")) {
                    break;
                }
                told = bulk.look(INGEST, id);
            }

            assertThat(states).contains("InProgress", "JobComplete");
            assertThat(told.get("numberRecordsProcessed")).hasToString("5000");
            assertThat(org.count("Account")).isEqualTo(5_000);
            assertThat(org.defects()).isEmpty();
        }
    }
}
