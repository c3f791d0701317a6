package io.sfsdk.bulk;

import io.sfsdk.answer.MisshapenException;
import io.sfsdk.record.RecordId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the cells of a result by the names of its columns, whose order is not promised. */
final class ResultHeader {
    private final ResultSet set;
    private final int[] places;
    private final int id;
    private final int created;
    private final int error;

    ResultHeader(ResultSet set, String[] names, List<Column> columns) throws MisshapenException {
        this.set = set;
        this.places = new int[columns.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = require(names, columns.get(i).header());
        }
        boolean isUnprocessed = set == ResultSet.UNPROCESSED;
        this.id = isUnprocessed ? -1 : require(names, "sf__Id");
        this.created = set == ResultSet.SUCCESSFUL ? require(names, "sf__Created") : -1;
        this.error = set == ResultSet.FAILED ? require(names, "sf__Error") : -1;
    }

    ResultRow row(String[] row) {
        String[] cells = new String[places.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = row[places[i]];
        }
        return new ResultRow(
                set,
                id < 0 ? null : id(row[id]),
                created >= 0 && row[created].equalsIgnoreCase("true"),
                error < 0 ? null : row[error],
                cells);
    }

    private static @Nullable RecordId id(String text) {
        return RecordId.isId(text) ? RecordId.of(text) : null;
    }

    private static int require(String[] names, String name) throws MisshapenException {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw new MisshapenException("results without the column " + name);
    }
}
