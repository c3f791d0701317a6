package io.sfsdk.stream.mirror;

import io.sfsdk.copy.HeldVersion;
import io.sfsdk.copy.JdbcMirror;
import io.sfsdk.copy.PatchedTarget;
import io.sfsdk.copy.RecordPatch;
import io.sfsdk.record.RecordId;
import io.sfsdk.sync.ChangePage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table that remembers what queries brought, and before and after whose every write the process may die. */
final class FusedTable implements PatchedTarget {
    private final JdbcMirror table;
    private final Fuse fuse;
    private final List<String> queried = new ArrayList<>();

    FusedTable(JdbcMirror table, Fuse fuse) {
        this.table = table;
        this.fuse = fuse;
    }

    /** The ids that queries brought, since this was last asked. */
    List<String> takeQueried() {
        List<String> ids = List.copyOf(queried);
        queried.clear();
        return ids;
    }

    @Override
    public List<String> fields() {
        return table.fields();
    }

    @Override
    public void handle(ChangePage page) throws Exception {
        fuse.step();
        table.handle(page);
        page.changes().forEach(change -> queried.add(change.id().value()));
        fuse.step();
    }

    @Override
    public List<RecordPatch.Outcome> patch(List<RecordPatch> patches) throws Exception {
        fuse.step();
        List<RecordPatch.Outcome> outcomes = table.patch(patches);
        fuse.step();
        return outcomes;
    }

    @Override
    public Stream<HeldVersion> between(@Nullable RecordId after, @Nullable RecordId upTo) {
        return table.between(after, upTo);
    }
}
