package io.sfsdk.bulk;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.UnsupportedException;
import io.sfsdk.read.ObjectSchema;
import io.sfsdk.read.SchemaField;
import io.sfsdk.read.SchemaSource;
import io.sfsdk.soql.SoqlFeature;
import io.sfsdk.soql.SoqlQuery;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells queries that the Bulk API does not take: before they are sent as far as their text and the object's schema tell, else by
 * the org's own words.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/queries.htm">Bulk API 2.0 Developer
 *     Guide, Query Jobs, SOQL Considerations</a>
 */
final class QuerySupport {
    private static final Pattern SIMPLE = Pattern.compile("(?is)\\s*SELECT\\s(.*?)\\sFROM\\s+(\\w++).*");
    private static final Map<String, String> REFUSED_TYPES =
            Map.of("address", "compound fields", "location", "compound fields", "base64", "base64 fields");

    /** Of an object that jobs do not read, whatever the language of its text; one that is not there at all REST tells better. */
    private static final ErrorCode NO_ENTITY = new ErrorCode("INVALIDENTITY");

    private QuerySupport() {}

    /**
     * Looks before anything is sent.
     *
     * @throws UnsupportedException for a query that another API can answer
     */
    static void verify(SoqlQuery query, @Nullable SchemaSource schemas) {
        for (SoqlFeature feature : SoqlFeature.of(query)) {
            throw unsupported(feature.words(), null);
        }
        Matcher simple = SIMPLE.matcher(query.text());
        if (schemas != null && simple.matches()) {
            verifyTypes(simple.group(1), schemas.schema(simple.group(2)));
        }
    }

    private static void verifyTypes(String fields, ObjectSchema schema) {
        for (String field : fields.split(",", -1)) {
            Optional<String> reason =
                    schema.field(field.strip()).map(SchemaField::type).map(REFUSED_TYPES::get);
            if (reason.isPresent()) {
                throw unsupported(reason.get(), null);
            }
        }
    }

    /** The refusal itself, or what it means if another API can answer. */
    static SalesforceException explain(ApiException refusal) {
        for (ApiError error : refusal.errors()) {
            String text = error.message();
            if (text.contains("not supported in Bulk")
                    || text.contains("not supported by the Bulk API")
                    || error.code().equals(NO_ENTITY)) {
                return unsupported(reason(text), refusal);
            }
        }
        return Quotas.explain(refusal);
    }

    private static String reason(String text) {
        if (text.contains("Aggregate")) {
            return "aggregates and subqueries for child rows";
        }
        return text.contains("compound") ? "compound fields" : "this object or query";
    }

    private static UnsupportedException unsupported(String reason, @Nullable ApiException cause) {
        return new UnsupportedException(
                "The Bulk API cannot answer this query: it cannot give " + reason + "; ask by REST", reason, cause);
    }
}
