package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.rest.Cursor;
import io.sfsdk.testkit.rest.Cursors;
import io.sfsdk.testkit.soql.QueryResult;
import io.sfsdk.testkit.soql.ResultRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one page of an answer, and pages of child rows in it. One for each answer. */
final class PageXml {
    private static final String TYPE = "QueryResult";

    private final XmlWriter xml;
    private final SoapCall call;
    private final Cursors cursors;
    private final RowXml rows;
    private final int pageSize;
    private final List<String> childLocators = new ArrayList<>();

    PageXml(XmlWriter xml, SoapCall call, Cursors cursors, int pageSize, boolean tellsUnselectedIds) {
        this.xml = xml;
        this.call = call;
        this.cursors = cursors;
        this.pageSize = pageSize;
        this.rows = new RowXml(xml, call.view().schema(), tellsUnselectedIds, this::children);
    }

    /**
     * Writes from a row on.
     *
     * @param cursor kept already, or without a locator until something is left for it
     * @return the locator under which more is kept, or null
     */
    @Nullable
    String write(String element, Cursor cursor, int offset) {
        List<ResultRow> page = cursor.page(offset);
        int next = offset + page.size();
        boolean last = next >= cursor.result().rows().size();
        String locator = last ? null : locator(cursor);
        xml.open(element, TYPE).leaf("done", last);
        xml.leaf("queryLocator", locator == null ? null : locator + "-" + next);
        page.forEach(row -> rows.query("records", row));
        xml.leaf("size", cursor.result().totalSize()).close();
        return locator;
    }

    private String locator(Cursor cursor) {
        return cursor.locator().isEmpty()
                ? cursors.open(cursor.result(), cursor.pageSize(), cursor.userId())
                        .locator()
                : cursor.locator();
    }

    private void children(String element, QueryResult found) {
        if (found.rows().isEmpty()) {
            xml.nil(element);
            return;
        }
        String locator = write(
                element,
                new Cursor(
                        "", found, pageSize, call.view().userId(), call.view().now()),
                0);
        if (locator != null) {
            childLocators.add(locator);
        }
    }

    /** Locators of child rows that did not fit. */
    List<String> childLocators() {
        return childLocators;
    }
}
