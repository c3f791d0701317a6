package io.sfsdk.testkit.soql;

import java.util.Locale;

/** The functions of SOQL this org answers. */
enum Function {
    COUNT(Kind.AGGREGATE),
    COUNT_DISTINCT(Kind.AGGREGATE),
    SUM(Kind.AGGREGATE),
    AVG(Kind.AGGREGATE),
    MIN(Kind.AGGREGATE),
    MAX(Kind.AGGREGATE),
    GROUPING(Kind.GROUPING),
    CALENDAR_MONTH(Kind.DATE),
    CALENDAR_QUARTER(Kind.DATE),
    CALENDAR_YEAR(Kind.DATE),
    DAY_IN_MONTH(Kind.DATE),
    DAY_IN_WEEK(Kind.DATE),
    DAY_IN_YEAR(Kind.DATE),
    DAY_ONLY(Kind.DATE),
    FISCAL_MONTH(Kind.DATE),
    FISCAL_QUARTER(Kind.DATE),
    FISCAL_YEAR(Kind.DATE),
    HOUR_IN_DAY(Kind.DATE),
    WEEK_IN_MONTH(Kind.DATE),
    WEEK_IN_YEAR(Kind.DATE),
    TOLABEL(Kind.DISPLAY),
    FORMAT(Kind.DISPLAY),
    CONVERTCURRENCY(Kind.DISPLAY);

    /** What a function does to the query that uses it. */
    enum Kind {
        AGGREGATE,
        GROUPING,
        DATE,
        DISPLAY
    }

    private final Kind kind;

    Function(Kind kind) {
        this.kind = kind;
    }

    boolean isAggregate() {
        return kind == Kind.AGGREGATE;
    }

    boolean isDate() {
        return kind == Kind.DATE;
    }

    boolean isDisplay() {
        return kind == Kind.DISPLAY;
    }

    String spelling() {
        return switch (this) {
            case TOLABEL -> "toLabel";
            case CONVERTCURRENCY -> "convertCurrency";
            default -> name().toUpperCase(Locale.ROOT);
        };
    }
}
