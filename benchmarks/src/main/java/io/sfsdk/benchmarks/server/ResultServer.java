package io.sfsdk.benchmarks.server;

import io.sfsdk.benchmarks.data.OpportunityCsv;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.rest.RestApi;
import io.sfsdk.testkit.http.Gzip;
import io.sfsdk.testkit.http.HttpServer;
import io.sfsdk.testkit.http.Reply;
import io.sfsdk.testkit.http.Response;
import java.io.ByteArrayInputStream;
import java.net.URI;

/** Serves one query job of the Bulk API that has ended, and its result file, made and compressed beforehand. */
public final class ResultServer implements AutoCloseable {
    /** Rows of the file. */
    public static final int RECORDS = 20_000;

    private final HttpServer server;

    private ResultServer(HttpServer server) {
        this.server = server;
    }

    static ResultServer start() {
        Response file = Response.of(
                        200,
                        "text/csv; charset=UTF-8",
                        Gzip.deflate(OpportunityCsv.file(OpportunityCsv.records(ResultServer::answering, RECORDS))))
                .with("Content-Encoding", "gzip")
                .with("Sforce-Locator", "null")
                .with("Sforce-NumberOfRecords", String.valueOf(RECORDS));
        Response job = Response.json(200, OpportunityCsv.job(RECORDS));
        return new ResultServer(
                HttpServer.start(0, request -> Reply.plain(request.path().endsWith("/results") ? file : job)));
    }

    private static RestApi answering(byte[] page) {
        HttpHeaders json = HttpHeaders.none().with("Content-Type", "application/json;charset=UTF-8");
        return RestApi.builder(request -> new HttpResponse(200, json, new ByteArrayInputStream(page)))
                .build();
    }

    URI url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
    }
}
