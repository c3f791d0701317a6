package io.sfsdk.bulk;

import io.sfsdk.http.ApiVersion;
import io.sfsdk.record.RecordId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a job is asked for by in another process: {@code 66.0/7505g00000AbCdEAAV}. The version belongs to it, since results are told
 * only to who asks with the version of the job.
 */
record JobTicket(ApiVersion version, RecordId job) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,3}\\.0)/([0-9A-Za-z]{15,18})");

    static JobTicket parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "a ticket of a bulk job looks like 66.0/7505g00000AbCdEAAV; was it kept whole?");
        }
        return new JobTicket(ApiVersion.of(form.group(1)), RecordId.of(form.group(2)));
    }

    @Override
    public String toString() {
        return version + "/" + job;
    }
}
