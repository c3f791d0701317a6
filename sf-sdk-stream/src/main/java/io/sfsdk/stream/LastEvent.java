package io.sfsdk.stream;

import io.sfsdk.record.RecordShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the last event of an answer was like. The next one most often is, so names are compared instead of looked up, and shape and texts
 * that all have are shared. Used by one thread.
 */
final class LastEvent {
    final LikelyNames message = new LikelyNames();
    final LikelyNames data = new LikelyNames();
    final LikelyNames head = new LikelyNames();
    final LikelyNames fields = new LikelyNames();

    /** What the last event said of itself. */
    @Nullable
    String schema;

    @Nullable
    String apiName;

    private List<String> withHeader = List.of();
    private List<String> withoutHeader = List.of();
    private List<String> shapeNames = List.of();
    private @Nullable RecordShape shape;

    /** The names of the fields read last, without the header's; the same list as long as they are the same. */
    List<String> fieldNames(boolean hasHeader) {
        List<String> all = fields.names();
        if (!hasHeader) {
            return all;
        }
        if (all != withHeader) {
            withHeader = all;
            withoutHeader =
                    all.stream().filter(name -> !name.equals(Frame.HEADER)).toList();
        }
        return withoutHeader;
    }

    /** The shape of a record with fields of these {@link #fieldNames}. */
    RecordShape shape(String type, List<String> names) {
        RecordShape known = shape;
        if (known != null && shapeNames == names && known.type().equals(type)) {
            return known;
        }
        RecordShape made = RecordShape.of(type, names);
        shapeNames = names;
        shape = made;
        return made;
    }
}
