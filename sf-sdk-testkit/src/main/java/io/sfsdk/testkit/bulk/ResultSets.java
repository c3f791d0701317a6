package io.sfsdk.testkit.bulk;

import io.sfsdk.testkit.bulk.BulkPolicy.Behaviour;
import io.sfsdk.testkit.store.SaveResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What became of an upload's rows: the saved ones and the refused ones. Used by one thread at a time. */
final class ResultSets {
    private final JobFacts facts;
    private final UploadHeader header;
    private final BulkPolicy policy;
    private final Random chance;
    private final CsvWriter line;
    private final ResultFile saved = new ResultFile();
    private final ResultFile refused = new ResultFile();
    private final ResultFile unprocessed = new ResultFile();
    private final int[] failedOrder;

    ResultSets(JobFacts facts, UploadHeader header, BulkPolicy policy, Random chance) {
        this.facts = facts;
        this.header = header;
        this.policy = policy;
        this.chance = chance;
        this.line = new CsvWriter(facts.form());
        IntStream columns = IntStream.range(0, header.columns().size());
        this.failedOrder = !policy.does(Behaviour.SORTS_FAILED_COLUMNS)
                ? columns.toArray()
                : columns.boxed()
                        .sorted(Comparator.comparing(
                                column -> header.columns().get(column).header()))
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    void add(List<String> cells, SaveResult result) {
        line.clear();
        if (result.success()) {
            line.cell(String.valueOf(result.id())).cell(String.valueOf(result.created()));
            IntStream.range(0, cells.size()).forEach(column -> echo(cells, column));
            saved.add(line.endLine().toBytes());
        } else {
            line.cell(failedId(cells)).cell(RowErrorText.of(result.errors()));
            IntStream.of(failedOrder).forEach(column -> echo(cells, column));
            refused.add(line.endLine().toBytes());
        }
    }

    /** Values come back as they were uploaded. */
    void addUnprocessed(List<String> cells) throws IOException {
        line.clear();
        cells.forEach(line::cell);
        unprocessed.add(line.endLine().toBytes());
        unprocessed.endBatch(null);
    }

    private void echo(List<String> cells, int column) {
        String cell = cells.get(column);
        UploadColumn described = header.columns().get(column);
        boolean plain = described.key() != null || !policy.does(Behaviour.ECHOES_JAVA_DOUBLES);
        line.cell(plain ? cell : CellReader.echo(described.field(), cell));
    }

    private String failedId(List<String> cells) {
        return policy.does(Behaviour.FILLS_FAILED_IDS)
                ? IntStream.range(0, cells.size())
                        .filter(column -> header.columns().get(column).isId())
                        .mapToObj(cells::get)
                        .findFirst()
                        .orElse("")
                : "";
    }

    void endBatch() throws IOException {
        @Nullable Random mixed = policy.does(Behaviour.SHUFFLES_RESULTS) ? chance : null;
        saved.endBatch(mixed);
        refused.endBatch(mixed);
    }

    void loseBatch() {
        saved.loseBatch();
        refused.loseBatch();
    }

    /** Writes the batch that was cut short and closes the files. */
    void end() throws IOException {
        endBatch();
        saved.close();
        refused.close();
        unprocessed.close();
    }

    CsvDocument savedRows() {
        String head = head("sf__Created", header.raw());
        return new CsvDocument(head, saved.length(), saved::content);
    }

    CsvDocument refusedRows() {
        String delimiter = String.valueOf((char) facts.form().delimiter().sign());
        String sorted = IntStream.of(failedOrder)
                .mapToObj(column -> header.columns().get(column).header())
                .reduce((left, right) -> left + delimiter + right)
                .orElse("");
        String head = head("sf__Error", policy.does(Behaviour.SORTS_FAILED_COLUMNS) ? sorted : header.raw());
        return new CsvDocument(head, refused.length(), refused::content);
    }

    CsvDocument unprocessedRows() {
        String head = header.raw() + facts.form().ending().text();
        return new CsvDocument(head, unprocessed.length(), unprocessed::content);
    }

    /** Only the added columns are quoted. A fixture of amp-labs/connectors. */
    private String head(String second, String uploaded) {
        CsvWriter head = new CsvWriter(facts.form()).cell("sf__Id").cell(second);
        if (!uploaded.isEmpty()) {
            head.raw(uploaded);
        }
        return new String(head.endLine().toBytes(), StandardCharsets.UTF_8);
    }

    void discard() throws IOException {
        saved.discard();
        refused.discard();
        unprocessed.discard();
    }
}
