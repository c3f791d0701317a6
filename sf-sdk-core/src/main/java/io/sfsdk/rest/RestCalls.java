package io.sfsdk.rest;

import io.sfsdk.answer.Answers;
import io.sfsdk.answer.Disclosure;
import io.sfsdk.http.HttpBody;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import java.time.Duration;

/** Makes this adapter's exchanges: its headers on every request, its errors for every answer that is not the promised one. */
final class RestCalls {
    private final Answers answers;
    private final HttpHeaders standard;
    private final RequestOptions options;
    private final HttpHeaders headers;

    RestCalls(Answers answers, HttpHeaders standard, RequestOptions options) {
        this.answers = answers;
        this.standard = standard;
        this.options = options;
        this.headers = options.over(standard);
    }

    /** These calls with other options, which replace those in use. */
    RestCalls with(RequestOptions chosen) {
        return new RestCalls(answers, standard, chosen);
    }

    RequestOptions options() {
        return options;
    }

    HttpRequest get(String path, Duration timeout) {
        return new HttpRequest("GET", path, headers, null, true, timeout);
    }

    HttpRequest withBody(String method, String path, byte[] json, boolean repeatable, Duration timeout) {
        return new HttpRequest(method, path, headers, HttpBody.json(json), repeatable, timeout);
    }

    HttpRequest delete(String path, Duration timeout) {
        return new HttpRequest("DELETE", path, headers, null, true, timeout);
    }

    HttpHeaders headers() {
        return headers;
    }

    /** Makes the exchange and returns the answer whatever it says. */
    HttpResponse exchange(HttpRequest request) {
        return answers.exchange(request);
    }

    /** Reads something: a body that breaks is asked for again. */
    <T> T read(HttpRequest request, Disclosure disclosure, Answers.Decoder<T> decoder) {
        return answers.read(request, disclosure, decoder);
    }

    /** Makes a call once; repeating it is the wire's decision. */
    <T> T call(HttpRequest request, Disclosure disclosure, Answers.Decoder<T> decoder) {
        return answers.call(request, disclosure, decoder);
    }

    /** Makes the exchange and returns the answer if it is a success, unread. */
    HttpResponse accepted(HttpRequest request, Disclosure disclosure) {
        return answers.accepted(request, disclosure);
    }
}
