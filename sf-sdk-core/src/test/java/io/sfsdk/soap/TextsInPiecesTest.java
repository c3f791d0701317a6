package io.sfsdk.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.record.SObject;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.write.WriteOutcome;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text is what was sent, however its bytes arrive and wherever the reader's buffer ends. */
class TextsInPiecesTest {
    private static final int BUFFER = 16 * 1024;
    private static final String SENT =
            "a\rb\r\nc&amp;d<!-- x --><![CDATA[e\r\nf\rg]]>&#13;h<?p i?>\u00e9\r&lt;]] ><![CDATA[\r]]>\r";
    private static final String MEANT = "a\nb\nc&de\nf\ng\rh\u00e9\n<]] >\n\n";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, Integer.MAX_VALUE})
    void aTextIsTheSameHoweverManyBytesComeAtATime(int most) {
        assertThat(read("", most)).isEqualTo(MEANT);
    }

    @Test
    void aTextIsTheSameWhereverTheBufferEnds() {
        for (int before = 0; before < 400; before++) {
            String blanks = " ".repeat(BUFFER - before);

            assertThat(read(blanks, Integer.MAX_VALUE))
                    .as("%d signs before the end", before)
                    .isEqualTo(MEANT);
        }
    }

    private static String read(String blanks, int most) {
        String answer = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><e:Envelope"
                + " xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns=\"urn:partner.soap.sforce.com\">"
                + "<e:Body><createResponse><result><errors>" + blanks + "<message>" + SENT + "</message>"
                + "<statusCode>X</statusCode></errors><success>false</success></result></createResponse></e:Body>"
                + "</e:Envelope>";
        InputStream pieces = new Pieces(answer.getBytes(StandardCharsets.UTF_8), most);
        SoapApi api = SoapApi.builder(
                        request -> new HttpResponse(200, HttpHeaders.none().with("Content-Type", "text/xml"), pieces))
                .retry(RetryPolicy.none())
                .build();
        WriteOutcome outcome =
                api.create(List.of(SObject.of("Account").with("Name", "x"))).get(0);
        return ((WriteOutcome.Rejected) outcome).errors().get(0).message();
    }

    /** Gives no more than some bytes at a time. */
    private static final class Pieces extends ByteArrayInputStream {
        private final int most;

        Pieces(byte[] bytes, int most) {
            super(bytes);
            this.most = most;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, most));
        }
    }
}
