package io.sfsdk.testkit.fault;

import io.sfsdk.testkit.http.Delivery;
import io.sfsdk.testkit.http.Framing;
import io.sfsdk.testkit.http.Gzip;
import io.sfsdk.testkit.http.Outgoing;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Answers whose framing is right and whose headers or bytes are not. The request is carried out and committed first. */
public final class Garblings {
    private Garblings() {}

    /** A gzip stream that ends after half its bytes; length and framing agree with the half. */
    public static Fault cutGzip() {
        return gzipped("cut gzip", gzip -> Arrays.copyOf(gzip, gzip.length / 2));
    }

    /** A gzip stream with a wrong byte in the middle and a wrong checksum at the end. */
    public static Fault corruptGzip() {
        return gzipped("corrupt gzip", gzip -> {
            gzip[gzip.length / 2] ^= 0x55;
            gzip[gzip.length - 6] ^= 0x55;
            return gzip;
        });
    }

    /** {@code Content-Encoding: gzip} on a body that is not compressed. */
    public static Fault gzipHeaderOnPlainBody() {
        return altered(
                "gzip header on plain body",
                answer -> answer.claimingGzip(answer.response().body()));
    }

    /** A small gzip body that inflates to this many zero bytes. */
    public static Fault gzipBomb(int inflatedBytes) {
        return altered("gzip bomb", answer -> answer.claimingGzip(Gzip.deflate(new byte[inflatedBytes])));
    }

    /** A header line of this many bytes. */
    public static Fault hugeHeader(int bytes) {
        return altered("huge header", answer -> answer.withHeader("X-Padding", "x".repeat(bytes)));
    }

    /** This header line once more, whatever the answer holds already. */
    public static Fault extraHeader(String name, String value) {
        return altered("extra header " + name, answer -> answer.withHeader(name, value));
    }

    /** Two Content-Length lines that disagree. */
    public static Fault conflictingContentLengths() {
        return Breakages.after("conflicting Content-Length", (answer, wire) -> {
            Outgoing lying = answer.withHeader("Content-Length", Integer.toString(answer.body().length / 2));
            wire.write(lying.head(Framing.LENGTH, answer.body().length));
            wire.write(answer.body());
            wire.close();
            return false;
        });
    }

    private static Fault gzipped(String name, UnaryOperator<byte[]> damage) {
        return altered(name, answer -> {
            byte[] whole = answer.isGzip() ? answer.body().clone() : Gzip.deflate(answer.body());
            return answer.claimingGzip(damage.apply(whole));
        });
    }

    private static Fault altered(String name, UnaryOperator<Outgoing> change) {
        return Breakages.after(name, (answer, wire) -> Delivery.COMPLETE.deliver(change.apply(answer), wire));
    }
}
