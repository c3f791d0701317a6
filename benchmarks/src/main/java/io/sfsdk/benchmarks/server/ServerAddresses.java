package io.sfsdk.benchmarks.server;

import java.net.URI;
import java.util.StringTokenizer;

/**
 * Where the servers are.
 *
 * @param org the simulated org's instance URL
 * @param accessToken a session of it
 * @param accountId an Account of it
 * @param pages where {@link PageServer} answers
 * @param echoPort where {@link EchoServer} answers
 * @param eventPort where {@link EventServer} answers
 * @param polls where {@link PollServer} answers
 * @param results where {@link ResultServer} answers
 */
public record ServerAddresses(
        URI org, String accessToken, String accountId, URI pages, int echoPort, int eventPort, URI polls, URI results) {
    String line() {
        return String.join(
                " ",
                org.toString(),
                accessToken,
                accountId,
                pages.toString(),
                String.valueOf(echoPort),
                String.valueOf(eventPort),
                polls.toString(),
                results.toString());
    }

    static ServerAddresses parse(String line) {
        StringTokenizer words = new StringTokenizer(line);
        return new ServerAddresses(
                URI.create(words.nextToken()),
                words.nextToken(),
                words.nextToken(),
                URI.create(words.nextToken()),
                Integer.parseInt(words.nextToken()),
                Integer.parseInt(words.nextToken()),
                URI.create(words.nextToken()),
                URI.create(words.nextToken()));
    }
}
