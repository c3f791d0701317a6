package io.sfsdk.testkit;

import io.sfsdk.testkit.http.Handler;
import io.sfsdk.testkit.http.HttpServer;
import io.sfsdk.testkit.http.Reply;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import java.net.URI;
import java.util.List;
import java.util.Locale;
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
        if (!isOurs(request.headers().first("Host").orElse("localhost"))) {
            return Reply.plain(unknownHost());
        }
        boolean left = place < servers.size() - 1 && request.path().startsWith("/services/data/");
        return left ? Reply.plain(moved(request)) : site.handle(request);
    }

    /** The names of this machine; whoever asks for another host was sent here by mistake. */
    private static boolean isOurs(String host) {
        String name = host.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.startsWith("127.")
                || name.equals("[::1]");
    }

    private static Response unknownHost() {
        return Response.html(
                420,
                "<html><head><title>Data Not Available</title></head>"
                        + "<body>The data you were trying to access could not be found.</body></html>");
    }

    private Response moved(Request request) {
        return Response.html(301, "<html><body>Moved</body></html>").with("Location", instance() + request.target());
    }
}
