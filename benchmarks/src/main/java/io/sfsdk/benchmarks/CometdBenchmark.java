package io.sfsdk.benchmarks;

import io.sfsdk.auth.AccessToken;
import io.sfsdk.auth.CachingTokenSource;
import io.sfsdk.auth.FixedToken;
import io.sfsdk.benchmarks.data.CometdAnswers;
import io.sfsdk.benchmarks.data.OrderEvents;
import io.sfsdk.event.Event;
import io.sfsdk.event.EventConnection;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.stream.StreamingApi;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cometd.bayeux.Message;
import org.cometd.common.JSONContext;
import org.cometd.common.JettyJSONContextClient;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** How long does it take to turn the answer to a poll into events? All read the same bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CometdBenchmark {
    @Param("500")
    int records;

    private final TokenScan scan = new TokenScan();
    private final JSONContext.Client cometd = new JettyJSONContextClient();
    private byte[] answer;
    private EventConnection session;

    @Setup
    public void setUp() {
        answer = OrderEvents.answer(1, records, "4");
        FixedToken token = FixedToken.of(new AccessToken("token", URI.create("http://localhost")));
        HttpTransport wire = this::canned;
        session = StreamingApi.builder(wire, new CachingTokenSource(token, wire))
                .build()
                .events()
                .open(OrderEvents.CHANNEL, ReplayPosition.earliest());
    }

    /** A poll is answered from memory, so that neither a socket nor the making of the answer is measured. */
    private HttpResponse canned(HttpRequest request) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            request.content().orElseThrow().writeTo(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String message = body.toString(StandardCharsets.UTF_8);
        byte[] bytes = message.contains("/meta/connect") ? answer : new CometdAnswers(records).answer(message);
        HttpHeaders headers = HttpHeaders.none().with("Content-Type", "application/json;charset=UTF-8");
        return new HttpResponse(200, headers, new ByteArrayInputStream(bytes));
    }

    @TearDown(Level.Trial)
    public void tearDown() {
        session.close();
    }

    /** Every token, name and text; nothing kept. */
    @Benchmark
    public void floorTokens(Blackhole sink) throws IOException {
        scan.scan(new ByteArrayInputStream(answer), sink);
    }

    /** This library, from the poll to the events in the caller's hands, with their values. */
    @Benchmark
    public List<Event> sdk() {
        return session.next(records).events();
    }

    /** CometD's own reader, as its client calls it with the text of an answer. What a client does besides is left out. */
    @Benchmark
    public List<Message.Mutable> peerCometd() throws ParseException {
        return cometd.parse(new String(answer, StandardCharsets.UTF_8));
    }
}
