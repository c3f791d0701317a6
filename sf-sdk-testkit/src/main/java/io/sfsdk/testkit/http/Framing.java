package io.sfsdk.testkit.http;

/** How a reader learns where a body ends. */
public enum Framing {
    /** {@code Transfer-Encoding: chunked}, as the REST API does. */
    CHUNKED,
    /** {@code Content-Length}. */
    LENGTH,
    /** Neither: the body ends when the connection does. */
    NONE
}
