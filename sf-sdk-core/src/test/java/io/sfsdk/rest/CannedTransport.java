package io.sfsdk.rest;

import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.http.HttpTransport;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Gives prepared answers in their order and remembers what was asked. */
final class CannedTransport implements HttpTransport {
    private final Deque<HttpTransport> answers = new ArrayDeque<>();
    private final List<HttpRequest> requests = new ArrayList<>();

    CannedTransport answer(int status, String body) {
        return answer(status, HttpHeaders.none(), body);
    }

    CannedTransport answer(int status, HttpHeaders headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return answer(status, headers, new ByteArrayInputStream(bytes));
    }

    CannedTransport answer(int status, HttpHeaders headers, InputStream body) {
        answers.add(request -> new HttpResponse(status, headers, body));
        return this;
    }

    CannedTransport failure(RuntimeException failure) {
        answers.add(request -> {
            throw failure;
        });
        return this;
    }

    List<HttpRequest> requests() {
        return requests;
    }

    @Override
    public HttpResponse send(HttpRequest request) {
        requests.add(request);
        HttpTransport answer = answers.poll();
        if (answer == null) {
            throw new IllegalStateException("no answer was prepared for request " + requests.size() + ": " + request);
        }
        return answer.send(request);
    }
}
