package io.sfsdk.http;

import io.sfsdk.error.TransportException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends one insert, in a JVM that was told to send everything twice. */
final class ResendProbe {
    private ResendProbe() {}

    public static void main(String[] args) {
        HttpBody body = args[1].equals("streamed")
                ? HttpBody.streamed("text/csv", 3, out -> out.write("a=1".getBytes(StandardCharsets.UTF_8)))
                : HttpBody.form("a=1");
        HttpRequest insert =
                new HttpRequest("POST", args[0] + "/x", HttpHeaders.none(), body, false, Duration.ofSeconds(20));
        try (JdkHttpTransport transport =
                JdkHttpTransport.builder().allowPlainHttp(true).build()) {
            transport.send(insert).close();
        } catch (TransportException e) {
            System.out.println(e.delivery());
        }
    }
}
