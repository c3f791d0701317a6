package io.sfsdk.testkit;

import io.sfsdk.testkit.http.Handler;
import io.sfsdk.testkit.http.HttpServer;
import io.sfsdk.testkit.http.Reply;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The addresses of the org: log-in never moves, the instance may. Safe to share. */
final class Hosts implements AutoCloseable {
    private final Handler site;
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();

    Hosts(int port, Handler site) {
        this.site = site;
        listen(port);
    }

    URI login() {
        return servers.get(0).url();
    }

    URI instance() {
        return servers.get(servers.size() - 1).url();
    }

    /** Opens another address; from now on earlier ones send data calls there and only log users in. */
    URI move() {
        listen(0);
        return instance();
    }

    long connectionsAccepted() {
        return servers.stream().mapToLong(HttpServer::connectionsAccepted).sum();
    }

    int connectionsOpen() {
        return servers.stream().mapToInt(HttpServer::connectionsOpen).sum();
    }

    void refuseConnections(int count) {
        servers.get(servers.size() - 1).refuseConnections(count);
    }

    @Override
    public void close() {
        servers.forEach(HttpServer::close);
    }

    private void listen(int port) {
        int place = servers.size();
        servers.add(HttpServer.start(port, request -> handle(place, request)));
    }

    private Reply handle(int place, Request request) {
        boolean left = place < servers.size() - 1 && request.path().startsWith("/services/data/");
        return left ? Reply.plain(moved(request)) : site.handle(request);
    }

    private Response moved(Request request) {
        return Response.html(301, "<html><body>Moved</body></html>").with("Location", instance() + request.target());
    }
}
