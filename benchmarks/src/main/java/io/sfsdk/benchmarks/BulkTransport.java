package io.sfsdk.benchmarks;

import io.sfsdk.benchmarks.data.OpportunityCsv;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.http.HttpTransport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A query job that has ended with this result file, and a drain for uploads; all from memory. */
final class BulkTransport implements HttpTransport {
    private static final HttpHeaders JSON = HttpHeaders.none().with("Content-Type", "application/json;charset=UTF-8");

    private final byte[] job;
    private final byte[] file;
    private final HttpHeaders csv;

    BulkTransport(byte[] file, int records) {
        this.file = file;
        this.csv = HttpHeaders.none()
                .with("Content-Type", "text/csv; charset=UTF-8")
                .with("Sforce-Locator", "null")
                .with("Sforce-NumberOfRecords", String.valueOf(records));
        this.job = OpportunityCsv.job(records).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public HttpResponse send(HttpRequest request) {
        if (request.method().equals("PUT")) {
            drain(request);
            return new HttpResponse(201, HttpHeaders.none(), new ByteArrayInputStream(new byte[0]), true);
        }
        boolean isResults = request.target().contains("/results");
        return new HttpResponse(200, isResults ? csv : JSON, new ByteArrayInputStream(isResults ? file : job), true);
    }

    private static void drain(HttpRequest request) {
        try {
            Objects.requireNonNull(request.body()).writeTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
