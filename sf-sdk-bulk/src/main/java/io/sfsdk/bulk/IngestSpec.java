package io.sfsdk.bulk;

import io.sfsdk.record.ApiName;
import io.sfsdk.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * What an ingest job is to be.
 *
 * @param sobject API name of the one object it writes
 * @param format of the upload and of the results
 * @param assignmentRule for Case and Lead only, null for none
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/create_job.htm">Bulk API 2.0 Developer
 *     Guide, Create a Job</a>
 */
public record IngestSpec(
        String sobject,
        IngestOperation operation,
        CsvFormat format,
        @Nullable RecordId assignmentRule) {
    public IngestSpec {
        ApiName.require("an object's name", sobject);
    }

    public static IngestSpec of(String sobject, IngestOperation operation) {
        return new IngestSpec(sobject, operation, CsvFormat.standard(), null);
    }

    public IngestSpec withFormat(CsvFormat chosen) {
        return new IngestSpec(sobject, operation, chosen, assignmentRule);
    }

    public IngestSpec withAssignmentRule(RecordId rule) {
        return new IngestSpec(sobject, operation, format, rule);
    }
}
