package io.sfsdk.examples.mainjob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.examples.dataset.Organisations;
import io.sfsdk.examples.process.OrgAddress;
import io.sfsdk.testkit.SimulatedOrg;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainJobTest {
    private static final String LAST_LINE = "synced=(\\d+) written=(\\d+) dead=(\\d+) redriven=(\\d+) lost=0";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Screen screen = new Screen(new PrintStream(written, true, UTF_8), false);

    @Test
    void aRunOnPartOfTheFileLosesNothingAndSaysSoInItsLastLine() throws Exception {
        boolean nothingLost = MainJob.run(options("--every", "7"), screen);

        assertThat(nothingLost).isTrue();
        assertThat(lines()).last().asString().matches(LAST_LINE);
        assertThat(lines()).anySatisfy(line -> assertThat(line).contains("is a customer already"));
        assertThat(lines()).anySatisfy(line -> assertThat(line).contains("after waiting for a locked row"));
    }

    @Test
    void whatTheColleagueChangedIsAllThatTheLastSyncTakes() throws Exception {
        MainJob.run(options("--every", "41"), screen);

        List<String> afterwards = lines().subList(
                        lines().indexOf("6. Take what the colleague changed, and nothing else"), lines().size());

        assertThat(afterwards).anySatisfy(line -> assertThat(line).matches(" *Account changes taken +25"));
        assertThat(afterwards).anySatisfy(line -> assertThat(line).matches(" *Contact changes taken +10"));
    }

    @Test
    void theDatabaseHoldsWhatTheOrgHoldsAndALostRowFailsTheRun() throws Exception {
        Organisations input = Organisations.read().every(41);
        try (SimulatedOrg org = CustomerOrg.start(input.customers())) {
            OrgTime time = () -> org.clock().advance(Duration.ofMinutes(1));

            boolean nothingLost = MainJob.run(OrgAddress.of(org), time, options(), input, screen);

            assertThat(nothingLost).isTrue();
            assertThat(new Database(folder).rows("SELECT Id, Name FROM Account WHERE NOT Deleted"))
                    .containsExactlyInAnyOrderElementsOf(rows(org, "Account", "Name"));
            assertThat(new Database(folder).rows("SELECT Id, Email FROM Contact WHERE NOT Deleted"))
                    .containsExactlyInAnyOrderElementsOf(rows(org, "Contact", "Email"));
            assertThat(org.defects()).isEmpty();

            new Database(folder).change("DELETE FROM Contact WHERE External_Id__c = 'O-00001-1'");
            boolean nothingLostNow = MainJob.run(OrgAddress.of(org), time, options(), input, screen);

            assertThat(nothingLostNow).isFalse();
            assertThat(lines()).last().asString().endsWith("lost=1");
        }
    }

    @Test
    @Tag("slow")
    void aRunOnTheWholeFileWritesThousandsAndLosesNothing() throws Exception {
        boolean nothingLost = MainJob.run(options(), screen);

        assertThat(nothingLost).isTrue();
        assertThat(lines())
                .last()
                .asString()
                .matches("synced=\\d{5} written=\\d{4} dead=\\d{4} redriven=\\d{4} lost=0");
        List<String> summary = lines().subList(lines().indexOf("Summary"), lines().size()).stream()
                .filter(line -> !line.contains(" time "))
                .toList();
        assertThat(Path.of("..", "README.md")).content(UTF_8).contains(summary);
    }

    @Test
    void resumingNeedsTheOrgOfTheFirstRun() {
        assertThatThrownBy(() -> JobOptions.parse("--resume"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--org-ready-file");
        assertThatThrownBy(() -> JobOptions.parse("--wrong"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("options:");
    }

    private JobOptions options(String... more) {
        return JobOptions.parse(Stream.concat(Stream.of("--dir", folder.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private static List<String> rows(SimulatedOrg org, String sobject, String field) {
        List<Map<String, @Nullable Object>> found = org.query("SELECT Id, " + field + " FROM " + sobject);
        return found.stream().map(row -> row.get("Id") + "|" + row.get(field)).toList();
    }

    private List<String> lines() {
        return written.toString(UTF_8).lines().toList();
    }
}
