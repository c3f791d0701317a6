package io.sfsdk.soap;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The name of an element or attribute as written; kept once an answer, so that two tags of one name are one object. */
final class XmlName {
    final byte[] bytes;
    final int hash;
    final String prefix;
    final String local;

    /** The element that followed this one last time, which is the best guess for next time. */
    @Nullable
    XmlName follower;

    /** The namespace, as of {@link #epoch}. */
    String namespace = "";

    int epoch = -1;

    XmlName(byte[] bytes, int hash, String prefix, String local) {
        this.bytes = bytes;
        this.hash = hash;
        this.prefix = prefix;
        this.local = local;
    }

    boolean isAt(byte[] buffer, int from, int until) {
        return until - from == bytes.length && Arrays.equals(buffer, from, until, bytes, 0, bytes.length);
    }
}
