package io.sfsdk.benchmarks.server;

import io.sfsdk.benchmarks.data.OpportunityPage;
import io.sfsdk.testkit.http.Gzip;
import io.sfsdk.testkit.http.Handler;
import io.sfsdk.testkit.http.HttpServer;
import io.sfsdk.testkit.http.Reply;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Serves the pages of one query, made and compressed beforehand, so that a client's own work is all that takes time. */
public final class PageServer implements AutoCloseable {
    /** How many pages the query has. */
    public static final int PAGES = 5;

    /** Records of one page. */
    public static final int RECORDS = 2_000;

    /** A path that answers with {@link #LARGE_BYTES} plain bytes. */
    public static final String LARGE = "/large";

    public static final int LARGE_BYTES = 64 << 20;

    private final HttpServer server;

    private PageServer(HttpServer server) {
        this.server = server;
    }

    static PageServer start() {
        List<Response> pages = new ArrayList<>();
        for (int number = 0; number < PAGES; number++) {
            pages.add(page(number));
        }
        Response large = Response.of(200, "application/octet-stream", new byte[LARGE_BYTES]);
        Handler handler = request -> Reply.plain(request.path().equals(LARGE) ? large : pages.get(number(request)));
        return new PageServer(HttpServer.start(0, handler));
    }

    private static Response page(int number) {
        byte[] body = Gzip.deflate(OpportunityPage.of(number, PAGES, RECORDS));
        return Response.json(200, body).with("Content-Encoding", "gzip");
    }

    /** The first page for a query, another by its locator. */
    private static int number(Request request) {
        int dash = request.target().lastIndexOf("AAA-");
        return dash < 0 ? 0 : Integer.parseInt(request.target().substring(dash + 4)) / RECORDS;
    }

    URI url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
    }
}
