package io.sfsdk.testkit.http;

/** A multipart body that cannot be read. */
public final class MalformedMultipart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedMultipart(String what) {
        super("Multipart message cannot be read: " + what);
    }
}
