package io.sfsdk.benchmarks.data;

import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.SchemaSource;
import io.sfsdk.record.SObject;
import io.sfsdk.rest.RestApi;
import io.sfsdk.soql.Soql;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** The records of {@link OpportunityPage} as a query job of the Bulk API gives them: each cell quoted, null an empty one. */
public final class OpportunityCsv {
    /** The columns, in the order of the query. */
    public static final List<String> NAMES = List.of(OpportunityPage.SOQL
            .substring("SELECT ".length(), OpportunityPage.SOQL.indexOf(" FROM"))
            .split(",\\s*", -1));

    /** The id of the job whose result it is. */
    public static final String JOB = "750000000000001AAA";

    private OpportunityCsv() {}

    /** What the org says of the job once it has ended. */
    public static String job(int records) {
        return "{\"id\":\"" + JOB + "\",\"operation\":\"query\",\"object\":\"Opportunity\","
                + "\"state\":\"JobComplete\",\"apiVersion\":66.0,\"numberRecordsProcessed\":" + records + "}";
    }

    /** The records themselves, as a program got them by REST. */
    public static List<SObject> records(Function<byte[], RestApi> answering, int records) {
        try (RecordCursor pages =
                answering.apply(OpportunityPage.whole(records)).query(Soql.text(OpportunityPage.SOQL))) {
            return pages.next().records();
        }
    }

    /** The texts of each row, a null as the empty one. */
    public static List<String[]> rows(List<SObject> records) {
        return records.stream()
                .map(record -> NAMES.stream().map(name -> cell(record, name)).toArray(String[]::new))
                .toList();
    }

    /** The bytes of a result file. */
    public static byte[] file(List<SObject> records) {
        StringBuilder csv = new StringBuilder(records.size() * 500);
        line(csv, NAMES.toArray(String[]::new));
        rows(records).forEach(row -> line(csv, row));
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What the columns hold. */
    public static SchemaSource schemas() {
        return SoapOpportunityPage.schemas();
    }

    private static String cell(SObject record, String name) {
        String text = String.valueOf(record.value(name));
        return text.equals("null") ? "" : text.replace("+0000", "Z");
    }

    private static void line(StringBuilder csv, String[] cells) {
        for (int i = 0; i < cells.length; i++) {
            csv.append(i == 0 ? "\"" : ",\"")
                    .append(cells[i].replace("\"", "\"\""))
                    .append('"');
        }
        csv.append('\n');
    }
}
