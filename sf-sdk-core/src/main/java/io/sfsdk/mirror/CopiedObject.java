package io.sfsdk.mirror;

import io.sfsdk.read.RecordSource;
import io.sfsdk.read.ReplicationLog;
import io.sfsdk.sync.ChangeHandler;
import io.sfsdk.sync.IncrementalSync;
import io.sfsdk.sync.SyncBuilder;
import io.sfsdk.watermark.WatermarkStore;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An object, what is copied of it and where to.
 *
 * @param source keeps the order a query asks for
 * @param isDeleteLogRead whether the copy needs what the org's delete log tells
 * @param settings of each sync that copies
 */
record CopiedObject(
        RecordSource source,
        ReplicationLog log,
        WatermarkStore store,
        String sobject,
        List<String> fields,
        ChangeHandler target,
        boolean isDeleteLogRead,
        UnaryOperator<SyncBuilder> settings) {

    CopiedObject {
        fields = List.copyOf(fields);
    }

    /** A sync of this object that still needs a start. */
    SyncBuilder sync(String name) {
        SyncBuilder plain =
                IncrementalSync.builder(source, log, store).sobject(sobject).fields(fields.toArray(String[]::new));
        SyncBuilder chosen = settings.apply(isDeleteLogRead ? plain : plain.ignoringDeleteLog());
        return chosen.name(name).to(target);
    }
}
