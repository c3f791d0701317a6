package io.sfsdk.testkit.http;

import java.io.IOException;
import java.io.OutputStream;

/** A body that is made while it goes out, so that it may have any size. Written at most once for each answer. */
@FunctionalInterface
public interface StreamedBody {
    /** Writes all of it; does not close. */
    void writeTo(OutputStream out) throws IOException;
}
