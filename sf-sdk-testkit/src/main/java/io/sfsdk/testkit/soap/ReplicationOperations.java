package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.store.DeletedIds;
import io.sfsdk.testkit.store.OrgStore;
import io.sfsdk.testkit.store.UpdatedIds;
import java.time.Instant;

/**
 * getUpdated and getDeleted.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_getdeleted.htm">getDeleted()</a>
 */
final class ReplicationOperations {
    private final OrgStore store;

    ReplicationOperations(OrgStore store) {
        this.store = store;
    }

    void updated(SoapCall call, XmlWriter xml) {
        UpdatedIds updated =
                store.updatedAs(call.view().userId(), object(call), moment(call, "startDate"), moment(call, "endDate"));
        xml.open("result");
        updated.ids().forEach(id -> xml.leaf("ids", id));
        xml.leaf("latestDateCovered", Values.dateTime(updated.latestDateCovered()))
                .close();
    }

    void deleted(SoapCall call, XmlWriter xml) {
        DeletedIds deleted =
                store.deletedAs(call.view().userId(), object(call), moment(call, "startDate"), moment(call, "endDate"));
        xml.open("result");
        for (DeletedIds.DeletedRecord record : deleted.deletedRecords()) {
            xml.open("deletedRecords").leaf("deletedDate", Values.dateTime(record.deletedDate()));
            xml.leaf("id", record.id()).close();
        }
        xml.leaf("earliestDateAvailable", Values.dateTime(deleted.earliestDateAvailable()));
        xml.leaf("latestDateCovered", Values.dateTime(deleted.latestDateCovered()))
                .close();
    }

    private static String object(SoapCall call) {
        return call.type(call.text("sObjectType")).name();
    }

    private static Instant moment(SoapCall call, String argument) {
        return Values.instant(call.text(argument));
    }
}
