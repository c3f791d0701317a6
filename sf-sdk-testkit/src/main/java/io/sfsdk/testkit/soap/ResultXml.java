package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.store.RowError;
import io.sfsdk.testkit.store.SaveResult;

/** Writes what became of each row. A refused one has a nil id, whatever id was sent. */
final class ResultXml {
    private final XmlWriter xml;
    private final SoapCall call;

    ResultXml(XmlWriter xml, SoapCall call) {
        this.xml = xml;
        this.call = call;
    }

    /**
     * One row of create, update or upsert.
     *
     * @param object the row's object
     * @param upsert whether the row begins with {@code created}
     */
    void saved(SaveResult result, String object, boolean upsert) {
        xml.open("result");
        if (upsert) {
            xml.leaf("created", result.created());
        }
        errors(result, object);
        xml.leaf("id", result.id()).leaf("success", result.success()).close();
    }

    /** One row of delete, undelete or emptyRecycleBin. */
    void done(SaveResult result) {
        saved(result, "", false);
    }

    private void errors(SaveResult result, String object) {
        for (RowError error : result.errors()) {
            boolean duplicate = error.code().equals("DUPLICATES_DETECTED") && result.duplicateRule() != null;
            xml.open("errors", duplicate ? "DuplicateError" : null);
            plain(error);
            if (duplicate) {
                new DuplicateXml(xml, call).write(result, error.message(), object);
            }
            xml.close();
        }
    }

    private void plain(RowError error) {
        error.fields().forEach(field -> xml.leaf("fields", field));
        xml.leaf("message", error.message()).leaf("statusCode", error.code());
    }
}
