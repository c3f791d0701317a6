package io.sfsdk.examples.follower;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table that follows an org. */
class FollowerTest {
    @Test
    void theTableEqualsTheOrgBehindAPowerCutAndALostReplayId(@TempDir Path folder) throws Exception {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();

        TableProof proof = new Follower(folder, new PrintStream(screen, true, StandardCharsets.UTF_8)).run();

        assertThat(proof.isEqual()).as(proof.describe()).isTrue();
        assertThat(proof.records()).isGreaterThan(40);
        assertThat(screen.toString(StandardCharsets.UTF_8))
                .contains("dark: ", "EXPIRED position", "missing=0, different=0, left over=0");
    }
}
