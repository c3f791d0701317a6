package io.sfsdk.http;

import io.sfsdk.error.TransportException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one debug line per exchange: method, path without query, status, time until the answer's head, Salesforce's request id.
 * Never a header or a body. Safe to share.
 */
public final class LoggingTransport implements HttpTransport {
    private static final Logger log = LoggerFactory.getLogger(LoggingTransport.class);

    private final HttpTransport next;

    public LoggingTransport(HttpTransport next) {
        this.next = next;
    }

    @Override
    public HttpResponse send(HttpRequest request) {
        if (!log.isDebugEnabled()) {
            return next.send(request);
        }
        long start = System.nanoTime();
        try {
            HttpResponse response = next.send(request);
            log.debug(
                    "exchange [request={}, status={}, millis={}, requestId={}]",
                    request,
                    response.status(),
                    millisSince(start),
                    response.requestId().orElse("none"));
            return response;
        } catch (TransportException e) {
            log.debug("exchange [request={}, delivery={}, millis={}]", request, e.delivery(), millisSince(start));
            throw e;
        }
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
