package io.sfsdk.benchmarks;

import com.sforce.soap.partner.QueryResult;
import com.sforce.ws.ConnectionException;
import com.sforce.ws.bind.TypeMapper;
import com.sforce.ws.parser.PullParserException;
import com.sforce.ws.parser.XmlInputStream;
import io.sfsdk.benchmarks.data.OpportunityPage;
import io.sfsdk.benchmarks.data.SoapOpportunityPage;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordPage;
import io.sfsdk.soap.BareScan;
import io.sfsdk.soap.SoapApi;
import io.sfsdk.soql.Soql;
import io.sfsdk.soql.SoqlQuery;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** How long does it take to turn the bytes of a SOAP query page into records? All read the same bytes from a stream. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SoapDecodeBenchmark {
    private static final SoqlQuery QUERY = Soql.text(OpportunityPage.SOQL);

    @Param("2000")
    int records;

    private final XMLInputFactory stax = XMLInputFactory.newDefaultFactory();
    private byte[] page;
    private SoapApi api;

    @Setup
    public void setUp() {
        stax.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        stax.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        page = SoapOpportunityPage.whole(records);
        api = SoapApi.builder(new CannedTransport(page, "text/xml; charset=UTF-8"))
                .schemas(SoapOpportunityPage.schemas())
                .build();
    }

    private InputStream body() {
        return new ByteArrayInputStream(page);
    }

    @Benchmark
    public void floorTags() throws IOException {
        BareScan.tags(body());
    }

    @Benchmark
    public void floorTagsAndTexts(Blackhole sink) throws IOException {
        BareScan.tagsAndTexts(body(), sink);
    }

    /** The JDK's own reader, hardened: every tag and every text, nothing kept. */
    @Benchmark
    public void floorStax(Blackhole sink) throws XMLStreamException {
        XMLStreamReader xml = stax.createXMLStreamReader(body());
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> sink.consume(xml.getLocalName());
                case XMLStreamConstants.CHARACTERS -> sink.consume(xml.getText());
                default -> {}
            }
        }
    }

    /** This library, from the call to the page in the caller's hands, numbers and booleans read. */
    @Benchmark
    public RecordPage sdk() {
        try (RecordCursor pages = api.query(QUERY)) {
            return pages.next();
        }
    }

    /** WSC's own objects, as its partner client makes them of a query's result; values stay texts. */
    @Benchmark
    public QueryResult peerWsc() throws IOException, ConnectionException, PullParserException {
        XmlInputStream xml = new XmlInputStream();
        xml.setInput(body(), "UTF-8");
        while (!"result".equals(xml.getName())) {
            xml.next();
            if (xml.peek() == XmlInputStream.START_TAG && "queryResponse".equals(xml.getName())) {
                xml.next();
                xml.peek();
            }
        }
        QueryResult result = new QueryResult();
        result.load(xml, new TypeMapper());
        return result;
    }
}
