package io.sfsdk.http;

import io.sfsdk.error.TransportException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Plays one reaction a request, the last one for all that follow. */
public final class FakeExchange implements HttpTransport {
    private final List<HttpTransport> reactions;
    private final List<HttpRequest> requests = new ArrayList<>();
    private final List<HttpResponse> answers = new ArrayList<>();

    public FakeExchange(HttpTransport... reactions) {
        this.reactions = List.of(reactions);
    }

    @Override
    public HttpResponse send(HttpRequest request) {
        requests.add(request);
        HttpResponse answer =
                reactions.get(Math.min(requests.size(), reactions.size()) - 1).send(request);
        answers.add(answer);
        return answer;
    }

    public List<HttpRequest> requests() {
        return requests;
    }

    public List<HttpResponse> answers() {
        return answers;
    }

    public static HttpTransport answer(int status, String body, String... headers) {
        return request -> response(status, body, headers);
    }

    public static HttpTransport failure(TransportException failure) {
        return request -> {
            throw failure;
        };
    }

    public static HttpResponse response(int status, String body, String... headers) {
        HttpHeaders lines = HttpHeaders.none();
        for (int i = 0; i < headers.length; i += 2) {
            lines = lines.with(headers[i], headers[i + 1]);
        }
        return new HttpResponse(status, lines, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }
}
