package io.sfsdk.bulk;

import io.sfsdk.answer.Answers;
import io.sfsdk.answer.Disclosure;
import io.sfsdk.http.ApiVersion;
import io.sfsdk.http.HttpBody;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Makes this adapter's exchanges. Only its caller knows what may be sent twice. */
final class BulkCalls {
    private final Answers answers;
    private final HttpHeaders standard;
    private final ApiVersion version;
    private final BulkTimeouts timeouts;

    /** @param standard headers of every request, without {@code Accept} */
    BulkCalls(Answers answers, HttpHeaders standard, ApiVersion version, BulkTimeouts timeouts) {
        this.answers = answers;
        this.standard = standard;
        this.version = version;
        this.timeouts = timeouts;
    }

    /** The same calls at the version a job was made with, which its results must be asked for with. */
    BulkCalls at(ApiVersion other) {
        return other.equals(version) ? this : new BulkCalls(answers, standard, other, timeouts);
    }

    ApiVersion version() {
        return version;
    }

    HttpRequest get(String pathBelowVersion) {
        return request("GET", pathBelowVersion, null, true);
    }

    HttpRequest delete(String pathBelowVersion) {
        return request("DELETE", pathBelowVersion, null, true);
    }

    /** Once: a job too many is an orphan, and a state is only asked for again once it was looked at. */
    HttpRequest once(String method, String pathBelowVersion, byte[] json) {
        return request(method, pathBelowVersion, HttpBody.json(json), false);
    }

    /** As often as needed: a query too many costs, but changes nothing. */
    HttpRequest repeatable(String method, String pathBelowVersion, HttpBody body) {
        return request(method, pathBelowVersion, body, true);
    }

    /** Never twice: a job that was given two files is lost. */
    HttpRequest upload(String method, String pathBelowVersion, HttpBody body) {
        return request(method, pathBelowVersion, body, false).withTimeout(timeouts.transfer());
    }

    HttpRequest csv(String pathBelowVersion) {
        return new HttpRequest(
                "GET",
                version.path() + pathBelowVersion,
                standard.with("Accept", "text/csv"),
                null,
                true,
                timeouts.transfer());
    }

    private HttpRequest request(String method, String path, @Nullable HttpBody body, boolean repeatable) {
        HttpHeaders headers = standard.with("Accept", "application/json");
        return new HttpRequest(method, version.path() + path, headers, body, repeatable, timeouts.call());
    }

    JobInfo job(HttpRequest request, Disclosure disclosure) {
        return answers.call(request, disclosure, answer -> JobJson.job(answer.body()));
    }

    JobInfo readJob(HttpRequest request) {
        return answers.read(request, Disclosure.TEXT, answer -> JobJson.job(answer.body()));
    }

    void call(HttpRequest request) {
        answers.accepted(request, Disclosure.CODES).close();
    }

    <T> T read(HttpRequest request, Answers.Decoder<T> decoder) {
        return answers.read(request, Disclosure.TEXT, decoder);
    }

    /** An answer whose body the caller reads and closes. */
    HttpResponse open(HttpRequest request) {
        return answers.accepted(request, Disclosure.TEXT);
    }
}
