package io.sfsdk.faults;

import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Fault;
import io.sfsdk.testkit.fault.Garblings;
import io.sfsdk.testkit.http.Delivery;
import io.sfsdk.testkit.http.Framing;
import io.sfsdk.testkit.http.Outgoing;
import io.sfsdk.testkit.http.Reply;
import io.sfsdk.testkit.http.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Connections, framing, compression and time. The request is carried out first wherever the org sees it whole. */
final class BrokenWires {
    private static final int MEGABYTE = 1 << 20;
    private static final byte[] BOMB = gzip(" ".repeat(16 * MEGABYTE));

    private BrokenWires() {}

    static List<WireFault> all() {
        return List.of(
                new WireFault("connection refused", scene -> scene.detour(nobody())),
                new WireFault(
                        "accepted and closed",
                        scene -> scene.detour(scene.server(wire -> {}).url())),
                struck("request read, then closed, nothing done", Breakages.dropBeforeProcessing()),
                struck("reset after 0 bytes", Breakages.resetAfterCommit()),
                struck("reset after 1 byte", delivered("reset after 1 byte", BrokenWires::resetAfterOneByte)),
                struck("reset after half the body", delivered("reset at half", BrokenWires::resetAtHalf)),
                struck("whole body, no framing, close", delivered("no framing", BrokenWires::withoutFraming)),
                struck("half the body, no framing, close", Breakages.cutBodyWithoutFraming()),
                struck("Content-Length too long", Breakages.contentLengthTooLong()),
                struck("Content-Length too short", Breakages.contentLengthTooShort()),
                struck("cut between chunks", Breakages.cutBody()),
                struck("cut inside a chunk", Breakages.cutChunk()),
                struck("bad chunk size", Breakages.badChunkSize()),
                struck("gzip truncated", Garblings.cutGzip()),
                struck("gzip corrupt", Garblings.corruptGzip()),
                struck("gzip header on a plain body", Garblings.gzipHeaderOnPlainBody()),
                struck("gzip bomb", delivered("bomb", BrokenWires::bomb)),
                struck("1 byte a second", Breakages.drip(Duration.ofSeconds(1))).endless(),
                stalled("stall before the head", scene -> scene.strike(Breakages.stallBeforeHeaders(scene.gate()))),
                stalled("stall after the head", scene -> scene.strike(Breakages.stallAfterHeaders(scene.gate()))),
                stalled("stall inside the body", scene -> scene.strike(Breakages.stallMidBody(scene.gate()))),
                struck("head of 1 MB", Garblings.hugeHeader(MEGABYTE)),
                struck("two different Content-Length", Garblings.conflictingContentLengths()),
                struck("Content-Type twice", Garblings.extraHeader("Content-Type", "text/plain")));
    }

    static WireFault struck(String row, Fault fault) {
        return new WireFault(row, scene -> scene.strike(fault));
    }

    private static WireFault stalled(String row, WireFault.Staging staging) {
        return new WireFault(row, staging).endless();
    }

    private static Fault delivered(String name, Delivery delivery) {
        return Fault.named(name, (exchange, org) -> new Reply(org.apply(exchange), delivery));
    }

    /** An address where nobody listens any more. */
    private static String nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }

    private static boolean resetAfterOneByte(Outgoing answer, Wire wire) throws IOException {
        wire.write(answer.head(Framing.LENGTH, answer.body().length), 0, 1);
        wire.reset();
        return false;
    }

    private static boolean resetAtHalf(Outgoing answer, Wire wire) throws IOException {
        byte[] body = answer.body();
        wire.write(answer.head(Framing.LENGTH, body.length));
        wire.write(Arrays.copyOf(body, body.length / 2));
        wire.reset();
        return false;
    }

    private static boolean withoutFraming(Outgoing answer, Wire wire) throws IOException {
        wire.write(answer.head(Framing.NONE, 0));
        wire.write(answer.body());
        wire.close();
        return false;
    }

    /** Blanks before a JSON value are valid JSON, so only the bound on inflating ends it. */
    private static boolean bomb(Outgoing answer, Wire wire) throws IOException {
        return Delivery.COMPLETE.deliver(answer.claimingGzip(BOMB), wire);
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
