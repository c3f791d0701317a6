package io.sfsdk.benchmarks.server;

import io.sfsdk.benchmarks.data.CometdAnswers;
import io.sfsdk.testkit.http.HttpServer;
import io.sfsdk.testkit.http.Reply;
import io.sfsdk.testkit.http.Response;
import java.net.URI;

/** Answers every poll of one CometD client at once with many events, whose replay ids go on for ever. */
public final class PollServer implements AutoCloseable {
    private static final int EVENTS = 500;

    private final HttpServer server;

    private PollServer(HttpServer server) {
        this.server = server;
    }

    static PollServer start() {
        CometdAnswers answers = new CometdAnswers(EVENTS);
        return new PollServer(HttpServer.start(
                0, request -> Reply.plain(Response.json(200, answers.answer(request.text())))));
    }

    URI url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
    }
}
