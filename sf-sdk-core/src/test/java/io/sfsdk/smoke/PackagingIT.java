package io.sfsdk.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackagingIT {
    @Test
    void theJarRunsOnTheClassPath() throws Exception {
        List<Path> entries = Stream.concat(Packaged.runtime().stream(), Packaged.program().stream())
                .toList();

        String output = Packaged.java(List.of("-cp", Packaged.joined(entries), SmokeProgram.class.getName()));

        assertThat(output).contains("rows=1", "module=null");
    }

    /** An automatic module asks for nothing, so a host resolves SLF4J and Jackson itself, or the whole path as here. */
    @Test
    void theJarRunsOnTheModulePathUnderAFixedName() throws Exception {
        String output = Packaged.java(List.of(
                "-p",
                Packaged.joined(Packaged.runtime()),
                "--add-modules",
                "ALL-MODULE-PATH",
                "-cp",
                Packaged.joined(Packaged.program()),
                SmokeProgram.class.getName()));

        assertThat(output).contains("rows=1", "module=io.sfsdk.core");
    }

    @Test
    void theModuleOffersThePackagesOfTheLibrary() throws Exception {
        String output =
                Packaged.java(List.of("-p", Packaged.joined(Packaged.runtime()), "--describe-module", "io.sfsdk.core"));

        assertThat(output).startsWith("io.sfsdk.core").contains("automatic", "io.sfsdk.rest", "io.sfsdk.batch");
    }
}
