package io.sfsdk.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of jobs.
 *
 * @param nextQuery what to ask the next page by, {@code ?queryLocator=..}; null for the last. Only the locator is taken from the
 *     answer, since its path may be that of another list
 */
record JobList(List<JobInfo> jobs, @Nullable String nextQuery) {
    static JobList of(InputStream body) throws IOException {
        JsonNode page = JobJson.document(body);
        List<JobInfo> jobs = new ArrayList<>();
        for (JsonNode job : page.path("records")) {
            jobs.add(JobJson.job(job));
        }
        String next = page.path("nextRecordsUrl").asText("");
        int locator = next.indexOf("queryLocator=");
        return new JobList(jobs, locator < 0 ? null : "?" + next.substring(locator));
    }
}
