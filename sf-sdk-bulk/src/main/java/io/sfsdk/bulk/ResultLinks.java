package io.sfsdk.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import io.sfsdk.answer.MisshapenException;
import io.sfsdk.record.RecordId;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the downloads that a job's results were cut into.
 *
 * @param locators of the downloads
 * @param next where the list goes on; null at its end
 */
record ResultLinks(List<String> locators, @Nullable String next) {
    private static final String LOCATOR = "locator=";

    /** All of them, in the list's order. */
    static List<String> of(JobPaths jobs, RecordId job) {
        List<String> all = new ArrayList<>();
        @Nullable String query = "";
        while (query != null) {
            String path = jobs.path(job) + "/resultPages" + query;
            ResultLinks some = jobs.calls().read(jobs.calls().get(path), answer -> read(answer.body()));
            all.addAll(some.locators());
            query = some.next() == null ? null : "?" + LOCATOR + some.next();
        }
        return all;
    }

    /** Only locators are taken from its links. The documentation spells the last key in two ways. */
    private static ResultLinks read(InputStream body) throws IOException {
        JsonNode page = JobJson.document(body);
        List<String> locators = new ArrayList<>();
        for (JsonNode link : page.path("resultPages")) {
            String locator = locator(link.path("resultUrl").asText(""));
            if (locator != null) {
                locators.add(URLDecoder.decode(locator, StandardCharsets.UTF_8));
            }
        }
        String next = locator(
                page.path("nextRecordsUrl").asText(page.path("nextRecordUrl").asText("")));
        if (next == null && !page.path("done").asBoolean(false)) {
            throw new MisshapenException("a list of downloads that neither ends nor goes on");
        }
        return new ResultLinks(locators, page.path("done").asBoolean(false) ? null : next);
    }

    /** As it stands in the link, encoded; null for a link without one, which is that of the first download. */
    private static @Nullable String locator(String link) {
        int start = link.indexOf(LOCATOR);
        if (start < 0) {
            return null;
        }
        String rest = link.substring(start + LOCATOR.length());
        int end = rest.indexOf('&');
        return end < 0 ? rest : rest.substring(0, end);
    }
}
