package io.sfsdk.testkit.fault;

import io.sfsdk.testkit.http.Exchange;
import io.sfsdk.testkit.http.Reply;
import io.sfsdk.testkit.http.Request;
import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonReader;
import io.sfsdk.testkit.json.JsonWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Query answers that tell untruths about rows. Meant for {@code Requests.get("/query")}. */
public final class Pages {
    private Pages() {}

    /** Leaves the last {@code count} rows out of a page; {@code totalSize} still counts them. */
    public static Fault dropRows(int count) {
        return rewriting("rows dropped from page", page -> {
            List<?> records = (List<?>) page.get("records");
            if (records != null) {
                page.put("records", records.subList(0, Math.max(0, records.size() - count)));
            }
        });
    }

    /** Adds to {@code totalSize} what no page delivers. */
    public static Fault totalSizeTooLarge(int by) {
        return rewriting("totalSize too large", page -> {
            if (page.get("totalSize") instanceof Number size) {
                page.put("totalSize", size.longValue() + by);
            }
        });
    }

    /** Sends the client elsewhere for the next page: another host, another scheme, another path. */
    public static Fault nextPageAt(String url) {
        return rewriting("next page elsewhere", page -> page.put("nextRecordsUrl", url));
    }

    /** Answers a later page with the rows of the page before it. */
    public static Fault repeatPage() {
        return Fault.named("page repeated", (exchange, org) -> {
            Response page = org.apply(exchange);
            int size = recordsOf(page);
            Exchange earlier = exchange.with(earlierPage(exchange.request(), size));
            return Reply.plain(size == 0 ? page : org.apply(earlier));
        });
    }

    private static Request earlierPage(Request request, int pageSize) {
        String target = request.target();
        int dash = target.lastIndexOf('-');
        if (dash < 0) {
            return request;
        }
        int offset = Integer.parseInt(target.substring(dash + 1));
        return request.redirected("GET", target.substring(0, dash + 1) + Math.max(0, offset - pageSize));
    }

    private static int recordsOf(Response page) {
        boolean found = page.status() == 200;
        return found && JsonReader.readObject(page.body()).get("records") instanceof List<?> rows ? rows.size() : 0;
    }

    private static Fault rewriting(String name, PageChange change) {
        return Fault.named(name, (exchange, org) -> Reply.plain(rewritten(exchange, org, change)));
    }

    private static Response rewritten(Exchange exchange, Function<Exchange, Response> org, PageChange change) {
        Response answer = org.apply(exchange);
        if (answer.status() != 200) {
            return answer;
        }
        Map<String, @Nullable Object> page = JsonReader.readObject(answer.body());
        change.apply(page);
        return answer.withBody(JsonWriter.toBytes(page));
    }

    @FunctionalInterface
    private interface PageChange {
        void apply(Map<String, @Nullable Object> page);
    }
}
