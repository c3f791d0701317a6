package io.sfsdk.testkit.store;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The newest committed version of each record by number. Immutable; a change copies the pages it touches. */
final class PagedRows {
    static final PagedRows EMPTY = new PagedRows(new StoredRow[0][]);
    private static final int PAGE_BITS = 9;
    private static final int PAGE = 1 << PAGE_BITS;

    private final StoredRow[][] pages;

    private PagedRows(StoredRow[][] pages) {
        this.pages = pages;
    }

    @Nullable
    StoredRow get(int number) {
        int page = number >>> PAGE_BITS;
        return number >= 0 && page < pages.length ? pages[page][number & (PAGE - 1)] : null;
    }

    /** All rows in ascending order of number, which is the order of their ids. */
    Stream<StoredRow> all() {
        return IntStream.range(0, pages.length * PAGE).mapToObj(this::get).filter(Objects::nonNull);
    }

    /** These rows with some versions put in place; sorted by number. */
    PagedRows with(List<StoredRow> versions) {
        if (versions.isEmpty()) {
            return this;
        }
        int count = Math.max(pages.length, (versions.get(versions.size() - 1).number() >>> PAGE_BITS) + 1);
        Copy copy = new Copy(count);
        versions.forEach(version -> copy.put(version.number(), version));
        return new PagedRows(copy.pages);
    }

    /** These rows without the numbered ones. */
    PagedRows without(Collection<Integer> numbers) {
        if (numbers.isEmpty()) {
            return this;
        }
        Copy copy = new Copy(pages.length);
        numbers.stream().filter(number -> get(number) != null).sorted().forEach(number -> copy.put(number, null));
        return new PagedRows(copy.pages);
    }

    /** Copies a page when it is first written to; numbers come ascending. */
    private final class Copy {
        private final StoredRow[][] pages;
        private int own = -1;

        Copy(int count) {
            pages = Arrays.copyOf(PagedRows.this.pages, count);
            for (int page = PagedRows.this.pages.length; page < count; page++) {
                pages[page] = new StoredRow[PAGE];
            }
        }

        void put(int number, @Nullable StoredRow row) {
            int page = number >>> PAGE_BITS;
            if (page != own && page < PagedRows.this.pages.length) {
                pages[page] = pages[page].clone();
            }
            own = page;
            pages[page][number & (PAGE - 1)] = row;
        }
    }
}
