package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.soap.SoapPolicy.Behaviour;
import java.util.ArrayList;
import java.util.List;

/** Reads the sObjects of a call. Safe to share. */
final class SObjects {
    private static final int MOST_RECORDS = 200;
    private static final int MOST_TYPE_CHUNKS = 10;

    private final SoapContext context;

    SObjects(SoapContext context) {
        this.context = context;
    }

    /**
     * All records of a call.
     *
     * @throws SoapFault if there are too many, or if one of them is no record of this org
     */
    List<SObject> read(SoapCall call) {
        List<Element> elements = call.body().all("sObjects");
        checkCount(elements.size());
        boolean strict = context.policy().get().does(Behaviour.REFUSES_WRONG_ORDER);
        boolean truncates = call.flag("AllowFieldTruncationHeader", "allowFieldTruncation");
        List<SObject> records = new ArrayList<>(elements.size());
        int chunks = 0;
        String last = "";
        for (Element element : elements) {
            SObject record = one(call, element, strict, truncates);
            chunks += record.type().equals(last) ? 0 : 1;
            last = record.type();
            records.add(record);
        }
        if (chunks > MOST_TYPE_CHUNKS) {
            throw SoapFault.of(
                    "LIMIT_EXCEEDED",
                    "Cannot have more than 10 chunks in a single operation. Please rearrange the data to reduce"
                            + " chunking.");
        }
        return records;
    }

    static void checkCount(int records) {
        if (records > MOST_RECORDS) {
            throw SoapFault.of(
                    "EXCEEDED_ID_LIMIT", "record limit reached. cannot submit more than 200 records into this call");
        }
    }

    private static SObject one(SoapCall call, Element element, boolean strict, boolean truncates) {
        String name = element.value("type");
        if (name == null) {
            throw SoapFault.of("INVALID_TYPE", "Must send a concrete entity type.");
        }
        ObjectType type = call.type(name);
        return new SObjectReader(call.view().schema(), strict, truncates).read(element, type);
    }
}
