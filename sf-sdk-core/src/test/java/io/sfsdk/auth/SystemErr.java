package io.sfsdk.auth;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What was logged meanwhile: slf4j-simple writes there. */
final class SystemErr {
    private SystemErr() {}

    static String during(Runnable task) {
        PrintStream real = System.err;
        ByteArrayOutputStream caught = new ByteArrayOutputStream();
        System.setErr(new PrintStream(caught, true, StandardCharsets.UTF_8));
        try {
            task.run();
        } finally {
            System.setErr(real);
        }
        return caught.toString(StandardCharsets.UTF_8);
    }
}
