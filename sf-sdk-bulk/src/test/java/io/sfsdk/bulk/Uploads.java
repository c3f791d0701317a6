package io.sfsdk.bulk;

import io.sfsdk.record.SObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The CSV that records become. */
final class Uploads {
    private Uploads() {}

    static String csv(IngestOperation operation, SObject... records) {
        return csv(IngestSpec.of("Account", operation), records);
    }

    static String csv(IngestSpec spec, SObject... records) {
        List<SObject> all = List.of(records);
        List<Column> columns = ColumnPlan.of(spec, all, new Polymorphism(null));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvUpload.write(out, columns, spec, all.iterator());
        return out.toString(StandardCharsets.UTF_8);
    }

    static SObject account() {
        return SObject.of("Account");
    }
}
