package io.sfsdk.bulk;

import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.soql.Soql;

/** A proxy that drops a header. */
record CutHeaders(String name) {
    void read(BulkOrg bulk, String soql) {
        HttpTransport transport = request -> without(bulk.client().rest().raw(request));
        BulkApi api = BulkApi.builder(transport)
                .time(bulk.org().clock(), bulk.org().clock()::advance)
                .build();
        api.source().open(ReadRequest.of(Soql.text(soql))).close();
    }

    private HttpResponse without(HttpResponse answer) {
        HttpHeaders headers = new HttpHeaders(answer.headers().lines().stream()
                .filter(line -> !line.name().equalsIgnoreCase(name))
                .toList());
        return new HttpResponse(answer.status(), headers, answer.body(), answer.isDelimited());
    }
}
