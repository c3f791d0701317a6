package io.sfsdk.testkit.http;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Starts one daemon thread a connection: virtual where the running JDK has them (21 and later), else a platform thread. */
final class ConnectionThreads {
    private static final @Nullable Method START_VIRTUAL = startVirtual();

    private ConnectionThreads() {}

    static void start(Runnable connection) {
        if (START_VIRTUAL == null) {
            Thread thread = new Thread(connection, "simulated-org-connection");
            thread.setDaemon(true);
            thread.start();
        } else {
            invoke(START_VIRTUAL, connection);
        }
    }

    private static void invoke(Method startVirtual, Runnable connection) {
        try {
            startVirtual.invoke(null, connection);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot start a virtual thread", e);
        }
    }

    private static @Nullable Method startVirtual() {
        try {
            return Runtime.version().feature() < 21
                    ? null
                    : Thread.class.getMethod("startVirtualThread", Runnable.class);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }
}
