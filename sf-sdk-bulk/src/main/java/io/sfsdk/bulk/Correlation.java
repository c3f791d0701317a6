package io.sfsdk.bulk;

import io.sfsdk.record.SObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ties result rows, which come in no promised order and written anew, to the records that were sent.
 *
 * <p>By a key where there is one that the caller names or the operation has, else by the whole content. Records of one key, or of one
 * content, are looked at together: those that are alike in every cell may stand for each other; others are told apart by their exact
 * text, but only if every row's text is one that was sent, and else only as far as all rows say the same. What that leaves open is in
 * doubt, never guessed. Used once, by one thread.
 */
final class Correlation {
    private static final String CELL_END = "\u0000";

    private final UploadRows upload;
    private final List<SObject> records;
    private final int key;
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final List<ResultRow> strays = new ArrayList<>();

    /** @param keyField by which to tell records apart; null for their content */
    Correlation(List<Column> columns, IngestSpec spec, List<SObject> records, @Nullable String keyField) {
        this.upload = new UploadRows(columns, spec);
        this.records = records;
        this.key = keyField == null ? -1 : UploadRows.indexOf(columns, keyField);
        for (int i = 0; i < records.size(); i++) {
            groups.computeIfAbsent(name(upload.row(i, records.get(i))), none -> new Group())
                    .members
                    .add(i);
        }
    }

    /** Records that share a key or content, and the rows that speak of them. */
    private static final class Group {
        private final List<Integer> members = new ArrayList<>();
        private final List<ResultRow> rows = new ArrayList<>();
    }

    /** Whether each record has a key that no other has. */
    boolean isUnique() {
        return groups.size() == records.size();
    }

    /** Takes a row; returns what of it needs to be kept. */
    ResultRow slim(ResultRow row) {
        Group group = groups.get(name(row.cells()));
        return group != null && group.members.size() == 1 && key >= 0 ? keyOnly(row) : row;
    }

    private ResultRow keyOnly(ResultRow row) {
        String[] cells = new String[row.cells().length];
        Arrays.fill(cells, "");
        cells[key] = row.cells()[key];
        return new ResultRow(row.set(), row.id(), row.created(), row.error(), cells);
    }

    void add(ResultRow row) {
        Group group = groups.get(name(row.cells()));
        if (group == null) {
            strays.add(row);
        } else {
            group.rows.add(row);
        }
    }

    /** What the rows say of the records. */
    Matches match() {
        Matches matches = new Matches(records.size());
        List<Integer> open = new ArrayList<>();
        for (Group group : groups.values()) {
            if (group.rows.size() > group.members.size()) {
                matches.doubt(group.members);
            } else if (group.members.size() == 1) {
                if (group.rows.isEmpty()) {
                    open.addAll(group.members);
                } else {
                    matches.assign(group.members.get(0), group.rows.get(0));
                }
            } else {
                distribute(group, matches, open);
            }
        }
        settleStrays(open, matches);
        return matches;
    }

    private void distribute(Group group, Matches matches, List<Integer> open) {
        Map<String, List<Integer>> byText = new LinkedHashMap<>();
        for (int member : group.members) {
            byText.computeIfAbsent(exact(upload.row(member, records.get(member))), none -> new ArrayList<>())
                    .add(member);
        }
        Map<String, List<ResultRow>> rowsByText = new HashMap<>();
        for (ResultRow row : group.rows) {
            rowsByText
                    .computeIfAbsent(exact(row.cells()), none -> new ArrayList<>())
                    .add(row);
        }
        if (byText.size() == 1) {
            deal(group.members, group.rows, matches, open);
        } else if (isPart(rowsByText, byText)) {
            byText.forEach((text, members) -> deal(members, rowsByText.getOrDefault(text, List.of()), matches, open));
        } else {
            settleAlike(group.members, group.rows, matches);
        }
    }

    private static boolean isPart(Map<String, List<ResultRow>> rows, Map<String, List<Integer>> members) {
        return rows.entrySet().stream()
                .allMatch(
                        entry -> members.getOrDefault(entry.getKey(), List.of()).size()
                                >= entry.getValue().size());
    }

    /** Members are alike, so any may have any row. */
    private static void deal(List<Integer> members, List<ResultRow> rows, Matches matches, List<Integer> open) {
        for (int i = 0; i < members.size(); i++) {
            if (i < rows.size()) {
                matches.assign(members.get(i), rows.get(i));
            } else {
                open.add(members.get(i));
            }
        }
    }

    /** Where rows came back in a form that nobody foresaw, they still tell what is true of all of them. */
    private void settleStrays(List<Integer> open, Matches matches) {
        if (strays.isEmpty()) {
            matches.missing(open);
        } else if (key >= 0) {
            matches.doubt(open);
        } else {
            settleAlike(open, strays, matches);
        }
    }

    private static void settleAlike(List<Integer> members, List<ResultRow> rows, Matches matches) {
        boolean isOneFate = rows.size() == members.size()
                && rows.stream().allMatch(row -> row.set() == rows.get(0).set());
        boolean sameError = isOneFate
                && rows.stream()
                        .allMatch(row -> Objects.equals(row.error(), rows.get(0).error()));
        for (int member : members) {
            if (sameError) {
                ResultRow row = rows.get(0);
                matches.assign(member, new ResultRow(row.set(), null, row.created(), row.error(), row.cells()));
            }
        }
        if (!sameError) {
            matches.doubt(members);
        }
    }

    /** What a record and its row have in common. */
    private String name(String[] cells) {
        if (key >= 0) {
            return CoarseCell.of(cells[key]);
        }
        StringBuilder name = new StringBuilder();
        for (String cell : cells) {
            name.append(CoarseCell.of(cell)).append(CELL_END);
        }
        return name.toString();
    }

    private static String exact(String[] cells) {
        StringBuilder text = new StringBuilder();
        for (String cell : cells) {
            text.append(cell.equals(CellText.NULL) ? "" : cell).append(CELL_END);
        }
        return text.toString();
    }
}
