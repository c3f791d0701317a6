package io.sfsdk.soap;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.sfsdk.auth.AuthenticatingTransport;
import io.sfsdk.auth.CachingTokenSource;
import io.sfsdk.auth.FixedToken;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.soql.Soql;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XML that only harms is refused with a clear error, once, and without a file, a socket or much memory being touched. */
class HostileAnswersTest {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String START = "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\""
            + " xmlns=\"urn:partner.soap.sforce.com\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
            + " xmlns:sf=\"urn:sobject.partner.soap.sforce.com\"><e:Body><queryResponse><result>";
    private static final String END = "<done>true</done><size>0</size></result></queryResponse></e:Body></e:Envelope>";

    @RegisterExtension
    static final WireMockExtension WIRE =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final JdkHttpTransport wire =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final SoapApi api = SoapApi.builder(new AuthenticatingTransport(
                    wire, new CachingTokenSource(FixedToken.of("00DTK!token", URI.create(WIRE.baseUrl())), wire)))
            .time(Clock.systemUTC(), pause -> {})
            .build();

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void aHarmlessAnswerOfThisShapeIsRead() {
        answer((DECLARATION + START + END).getBytes(StandardCharsets.UTF_8));

        api.query(Soql.text("SELECT Id FROM Account")).close();
    }

    @Test
    void anEntityBombIsRefusedBeforeItIsLit() {
        String entities = IntStream.range(1, 30)
                .mapToObj(i -> "<!ENTITY a" + i + " \"&a" + (i - 1) + ";&a" + (i - 1) + ";\">")
                .collect(Collectors.joining("", "<!DOCTYPE x [<!ENTITY a0 \"ha\">", "]>"));

        refusedForGood(DECLARATION + entities + START + "<x>&a29;</x>" + END, "document type");
    }

    @Test
    void anExternalEntityIsNotFetched(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "the secret");
        String doctype = "<!DOCTYPE x [<!ENTITY s SYSTEM \"" + secret.toUri() + "\"><!ENTITY t SYSTEM \""
                + WIRE.baseUrl() + "/leak\">]>";

        ProtocolException refused =
                refusedForGood(DECLARATION + doctype + START + "<x>&s;&t;</x>" + END, "document type");

        assertThat(refused.getMessage()).doesNotContain("the secret");
        assertThat(WIRE.findAll(anyRequestedFor(anyUrl())))
                .noneMatch(request -> request.getUrl().contains("leak"));
    }

    @Test
    void aDocumentTypeIsRefusedWhereverItStands() {
        refusedForGood(DECLARATION + "<!DOCTYPE x>" + START + END, "document type");
        refusedForGood(DECLARATION + START + "<x>a<!DOCTYPE y></x>" + END, "document type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<x>&undeclared;</x>",
                "<x>&#0;</x>",
                "<x>&#xD800;</x>",
                "<x>&#99999999999;</x>",
                "<x>&#;</x>",
                "<x>a & b</x>",
                "<x>\u0001</x>",
                "<x>a]]>b</x>",
                "<x>\uFFFE</x>",
                "<x a=\"1\" a=\"2\"/>",
                "<x a=1/>",
                "<x a=\"<\"/>",
                "<x><y></x></y>",
                "<q:x/>",
                "<1x/>",
                "<a:b:c/>",
                "<x>text<y/></x>",
                "<!-- a -- b --><x/>",
                "text"
            })
    void whatIsNotWellFormedIsAnErrorAndMayComeWholeNextTime(String inside) {
        answer((DECLARATION + START + inside + END).getBytes(StandardCharsets.UTF_8));

        ProtocolException refused =
                catchThrowableOfType(ProtocolException.class, () -> api.query(Soql.text("SELECT Id FROM Account")));

        assertThat(refused.retryability()).isEqualTo(Retryability.AFTER_DELAY);
        assertThat(refused).hasMessageContaining("byte");
    }

    @Test
    void nestingAttributesNamesAndNamespacesHaveBounds() {
        refusedForGood(START + "<x>".repeat(100_000), "nested deeper");
        refusedForGood(START + "<x a=\"" + "y".repeat(100_000) + "\"/>" + END, "attribute");
        refusedForGood(START + "<x " + many(" a%d=\"1\"", 100) + "/>" + END, "attributes");
        refusedForGood(START + "<" + "x".repeat(10_000) + "/>" + END, "name of more");
        refusedForGood(START + many("<x%d/>", 20_000) + END, "names");
        refusedForGood(
                START + many("<x xmlns:p%d=\"u\">", 50) + "<x " + many("xmlns:q%d=\"u\" ", 60), "namespaces", 50);
    }

    @Test
    void anotherCharsetIsNamedAndNotGuessed() {
        answer((DECLARATION.replace("UTF-8", "ISO-8859-1") + START + "<x>ü</x>" + END)
                .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refusal()).hasMessageContaining("charset");

        answer((DECLARATION + START + "<x>ü</x>" + END).getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refusal()).hasMessageContaining("UTF-8");

        answer((DECLARATION + START + END).getBytes(Charset.forName("UTF-16")));
        assertThat(refusal()).hasMessageContaining("no XML");
    }

    @Test
    void aTextWithoutAnEndIsCutOffLongBeforeItFillsTheMemory() {
        Endless body = new Endless(START + "<x>");
        SoapApi fed = SoapApi.builder(
                        request -> new HttpResponse(200, HttpHeaders.none().with("Content-Type", "text/xml"), body))
                .retry(RetryPolicy.none())
                .build();

        ProtocolException refused =
                catchThrowableOfType(ProtocolException.class, () -> fed.query(Soql.text("SELECT Id FROM Account")));

        assertThat(refused).hasMessageContaining("128 MB");
        assertThat(body.read).isLessThan(140L << 20);
    }

    private ProtocolException refusedForGood(String xml, String reason) {
        WIRE.resetRequests();
        answer(xml.getBytes(StandardCharsets.UTF_8));

        ProtocolException refused = refusal();

        assertThat(refused.retryability()).isEqualTo(Retryability.NEVER);
        assertThat(refused).hasMessageContaining(reason);
        assertThat(WIRE.findAll(anyRequestedFor(anyUrl()))).hasSize(1);
        return refused;
    }

    private void refusedForGood(String xml, String reason, int depth) {
        assertThat(depth).isLessThan(XmlReader.DEEPEST);
        String deep = xml.replace("<x " + "xmlns:q", "<y xmlns:q");
        String more = deep + ">" + many("<z xmlns:r%d=\"u\" ", 1) + many("xmlns:s%d=\"u\" ", 62) + ">" + "<z "
                + many("xmlns:t%d=\"u\" ", 63) + "><z " + many("xmlns:v%d=\"u\" ", 63) + ">";
        refusedForGood(more, reason);
    }

    private ProtocolException refusal() {
        return catchThrowableOfType(ProtocolException.class, () -> api.query(Soql.text("SELECT Id FROM Account")));
    }

    private static String many(String form, int count) {
        return IntStream.range(0, count).mapToObj(form::formatted).collect(Collectors.joining());
    }

    private static void answer(byte[] body) {
        WIRE.stubFor(post(anyUrl())
                .willReturn(aResponse().withHeader("Content-Type", "text/xml").withBody(body)));
    }

    /** A start, then the same letter for ever. */
    private static final class Endless extends InputStream {
        private final byte[] start;
        private long read;

        Endless(String start) {
            this.start = start.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            return read < start.length ? start[(int) read++] : 'x';
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            for (int i = 0; i < length; i++) {
                into[offset + i] = read < start.length ? start[(int) read] : (byte) 'x';
                read++;
            }
            return length;
        }
    }
}
