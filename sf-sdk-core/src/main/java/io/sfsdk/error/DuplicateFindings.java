package io.sfsdk.error;

import java.util.List;
import java.util.Map;

/**
 * What a duplicate rule found when it refused a record.
 *
 * @param rule the rule's API name
 * @param allowsSave whether the rule only alerts, so that the same record passes when the request allows duplicates
 * @param matches records that are much alike, as the org ranks them
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/headers_duplicaterules.htm">REST API
 *     Developer Guide, Duplicate Rule Header</a>
 */
public record DuplicateFindings(String rule, boolean allowsSave, List<Match> matches) {
    /**
     * A record that the org has already.
     *
     * @param sobject its type
     * @param id as the org spells it, 18 characters; empty if the org does not tell it
     * @param confidence in percent, 0 to 100
     * @param fields its simple fields as text, those without a value left out; more than the id only if the request asked for
     *     details. May be personal data, so {@link #toString()} leaves them out
     */
    public record Match(String sobject, String id, double confidence, Map<String, String> fields) {
        public Match {
            fields = Map.copyOf(fields);
        }

        @Override
        public String toString() {
            return sobject + " " + id;
        }
    }

    public DuplicateFindings {
        matches = List.copyOf(matches);
    }
}
