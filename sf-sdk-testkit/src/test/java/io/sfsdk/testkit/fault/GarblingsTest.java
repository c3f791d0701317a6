package io.sfsdk.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import io.sfsdk.testkit.http.RawConnection;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class GarblingsTest {
    @Test
    void aCutGzipStreamIsFramedWell(SimulatedOrg org) throws IOException {
        RawConnection.Answer answer = answer(org, Garblings.cutGzip());

        assertThat(answer.names()).contains("Content-Encoding");
        assertThatThrownBy(() -> inflate(answer)).isInstanceOf(EOFException.class);
    }

    @Test
    void aCorruptGzipStreamFailsItsCheck(SimulatedOrg org) throws IOException {
        RawConnection.Answer answer = answer(org, Garblings.corruptGzip());

        assertThatThrownBy(() -> inflate(answer)).isInstanceOf(ZipException.class);
    }

    @Test
    void aPlainBodyMayClaimToBeCompressed(SimulatedOrg org) throws IOException {
        RawConnection.Answer answer = answer(org, Garblings.gzipHeaderOnPlainBody());

        assertThat(answer.lines()).contains("Content-Encoding: gzip");
        assertThat(answer.text()).startsWith("[{");
    }

    @Test
    void aBombInflatesFarBeyondItsSize(SimulatedOrg org) throws IOException {
        RawConnection.Answer answer = answer(org, Garblings.gzipBomb(10_000_000));

        assertThat(answer.bytes().length).isLessThan(100_000);
        assertThat(inflate(answer)).hasSize(10_000_000);
    }

    @Test
    void headersCanBeHugeAndRepeated(SimulatedOrg org) throws IOException {
        RawConnection.Answer huge = answer(org, Garblings.hugeHeader(1_000_000));
        RawConnection.Answer repeated = answer(org, Garblings.extraHeader("Content-Type", "text/plain"));

        assertThat(huge.lines()).anyMatch(line -> line.length() > 1_000_000);
        assertThat(repeated.names()).filteredOn("Content-Type"::equals).hasSize(2);
    }

    @Test
    void contentLengthsCanDisagree(SimulatedOrg org) throws IOException {
        org.faults().on().once(Garblings.conflictingContentLengths());

        try (RawConnection connection = RawConnection.to(org.loginUrl()).get("/services/data")) {
            assertThat(connection.readToEnd().split("Content-Length: ", -1)).hasSize(3);
        }
    }

    private static RawConnection.Answer answer(SimulatedOrg org, Fault fault) throws IOException {
        org.faults().on().once(fault);
        try (RawConnection connection = RawConnection.to(org.loginUrl()).get("/services/data")) {
            return connection.read();
        }
    }

    private static byte[] inflate(RawConnection.Answer answer) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(answer.bytes())).readAllBytes();
    }
}
