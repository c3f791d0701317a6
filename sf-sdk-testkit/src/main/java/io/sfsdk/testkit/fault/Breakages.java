package io.sfsdk.testkit.fault;

import io.sfsdk.testkit.http.Delivery;
import io.sfsdk.testkit.http.Framing;
import io.sfsdk.testkit.http.Gate;
import io.sfsdk.testkit.http.Outgoing;
import io.sfsdk.testkit.http.Reply;
import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.http.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * Broken connections and slow ones. Unless the name says "before", the request is carried out and committed first, so a
 * client that saw no answer cannot know.
 */
public final class Breakages {
    private Breakages() {}

    /** Reads the request, then hangs up; nothing was done. */
    public static Fault dropBeforeProcessing() {
        return before("drop before processing", (answer, wire) -> hangUp(wire));
    }

    /** Reads the request, then resets the connection; nothing was done. */
    public static Fault resetBeforeProcessing() {
        return before("reset before processing", (answer, wire) -> reset(wire));
    }

    /** Does what was asked, then hangs up without an answer. */
    public static Fault dropAfterCommit() {
        return after("drop after commit", (answer, wire) -> hangUp(wire));
    }

    /** Does what was asked, then resets the connection. */
    public static Fault resetAfterCommit() {
        return after("reset after commit", (answer, wire) -> reset(wire));
    }

    /** Resets the connection after the head and this many bytes of the body. */
    public static Fault resetMidBody(int bytes) {
        return after("reset mid-body", (answer, wire) -> {
            wire.write(answer.head(Framing.LENGTH, answer.body().length));
            wire.write(answer.body(), 0, Math.min(bytes, answer.body().length));
            return reset(wire);
        });
    }

    /** Half of a chunked body in whole chunks, then the end of the connection; half a head if there is no body. */
    public static Fault cutBody() {
        return after(
                "cut body",
                (answer, wire) -> cut(answer, wire, (half, to) -> {
                    to.write(half.head(Framing.CHUNKED, 0));
                    Chunks.write(half.body(), half.body().length, to);
                }));
    }

    /** Half of a body that says neither length nor chunks, then the end of the connection: it looks complete. */
    public static Fault cutBodyWithoutFraming() {
        return after(
                "cut body without framing",
                (answer, wire) -> cut(answer, wire, (half, to) -> {
                    to.write(half.head(Framing.NONE, 0));
                    to.write(half.body());
                }));
    }

    /** A chunk that ends, with the connection, before its announced size. */
    public static Fault cutChunk() {
        return after(
                "cut chunk",
                (answer, wire) -> cut(answer, wire, (half, to) -> {
                    to.write(half.head(Framing.CHUNKED, 0));
                    Chunks.write(half.body(), half.body().length + 10, to);
                }));
    }

    /** A chunk size that is no number. */
    public static Fault badChunkSize() {
        return after("bad chunk size", (answer, wire) -> {
            wire.write(answer.head(Framing.CHUNKED, 0));
            wire.write(Chunks.ascii("zz\r\n"));
            wire.write(answer.body());
            return hangUp(wire);
        });
    }

    /** A Content-Length ten bytes larger than the body, then the end of the connection. */
    public static Fault contentLengthTooLong() {
        return after("Content-Length too long", (answer, wire) -> {
            wire.write(answer.head(Framing.LENGTH, answer.body().length + 10L));
            wire.write(answer.body());
            return hangUp(wire);
        });
    }

    /** A Content-Length of half the body; the rest follows as if it began another answer. */
    public static Fault contentLengthTooShort() {
        return after("Content-Length too short", (answer, wire) -> {
            wire.write(answer.head(Framing.LENGTH, answer.body().length / 2));
            wire.write(answer.body());
            return hangUp(wire);
        });
    }

    /** One byte after the other with a pause between them. */
    public static Fault drip(Duration pause) {
        return after("drip", (answer, wire) -> {
            wire.write(answer.head(Framing.LENGTH, answer.body().length));
            for (byte next : answer.body()) {
                LockSupport.parkNanos(pause.toNanos());
                wire.write(new byte[] {next});
            }
            return true;
        });
    }

    /** No byte of the answer until the gate opens. */
    public static Fault stallBeforeHeaders(Gate gate) {
        return after("stall before headers", (answer, wire) -> {
            wire.stall(gate);
            return Delivery.COMPLETE.deliver(answer, wire);
        });
    }

    /** The head; the body only when the gate opens. */
    public static Fault stallAfterHeaders(Gate gate) {
        return after("stall after headers", (answer, wire) -> stallAt(0, gate, answer, wire));
    }

    /** The head and half of the body; the rest only when the gate opens. */
    public static Fault stallMidBody(Gate gate) {
        return after("stall mid-body", (answer, wire) -> stallAt(answer.body().length / 2, gate, answer, wire));
    }

    static Fault after(String name, Delivery delivery) {
        return Fault.named(name, (exchange, org) -> new Reply(org.apply(exchange), delivery));
    }

    private static Fault before(String name, Delivery delivery) {
        return Fault.named(name, (exchange, org) -> new Reply(Response.empty(0), delivery));
    }

    private static boolean stallAt(int bytes, Gate gate, Outgoing answer, Wire wire) throws IOException {
        byte[] body = answer.body();
        wire.write(answer.head(Framing.LENGTH, body.length));
        wire.write(body, 0, bytes);
        wire.stall(gate);
        wire.write(body, bytes, body.length - bytes);
        return true;
    }

    private static boolean cut(Outgoing answer, Wire wire, HalfWriter writer) throws IOException {
        byte[] body = answer.body();
        if (body.length == 0) {
            byte[] head = answer.head(Framing.NONE, 0);
            wire.write(head, 0, head.length / 2);
        } else {
            writer.write(answer.withBody(Arrays.copyOf(body, body.length / 2)), wire);
        }
        return hangUp(wire);
    }

    private static boolean hangUp(Wire wire) throws IOException {
        wire.close();
        return false;
    }

    private static boolean reset(Wire wire) throws IOException {
        wire.reset();
        return false;
    }

    @FunctionalInterface
    private interface HalfWriter {
        void write(Outgoing half, Wire wire) throws IOException;
    }
}
