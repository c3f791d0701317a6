package io.sfsdk.sync;

import java.util.List;

/**
 * What became of a page: all of it was taken but for the failed changes.
 *
 * @param failed each index at most once
 */
public record PageResult(List<FailedChange> failed) {
    public PageResult {
        failed = List.copyOf(failed);
        if (failed.stream().map(FailedChange::index).distinct().count() < failed.size()) {
            throw new IllegalArgumentException("a change was reported as failed more than once");
        }
    }

    /** The whole page was taken. */
    public static PageResult accepted() {
        return new PageResult(List.of());
    }
}
