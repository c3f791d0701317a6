package io.sfsdk.soap;

import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quick action to be run.
 *
 * @param name API name, such as {@code Account.New_Deal}
 * @param context the record it is run on; null for a global one
 * @param records what it is to create or change
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_performquickactions.htm">SOAP API
 *     Developer Guide, performQuickActions()</a>
 */
public record QuickAction(String name, @Nullable RecordId context, List<SObject> records) {
    public QuickAction {
        records = List.copyOf(records);
    }
}
