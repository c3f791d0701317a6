package io.sfsdk.testkit.soql;

import io.github.apexdevtools.apexparser.ApexParser.DateFormulaContext;
import io.github.apexdevtools.apexparser.ApexParser.ValueContext;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Reads literals from the parse tree.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_dateformats.htm">Date
 *     Formats and Date Literals</a>
 */
final class LiteralReader {
    private static final DateTimeFormatter OFFSETS = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter MOMENTS = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(OFFSETS)
            .toFormatter(Locale.ROOT);

    private final Refusals refusals;

    LiteralReader(Refusals refusals) {
        this.refusals = refusals;
    }

    Literal literal(ValueContext value) {
        try {
            return read(value);
        } catch (DateTimeException impossible) {
            throw refusals.unexpectedToken(value.getStart().getStartIndex(), value.getText());
        }
    }

    private Literal read(ValueContext value) {
        if (value.NULL() != null) {
            return new Literal.Nothing();
        }
        if (value.BooleanLiteral() != null) {
            return new Literal.Flag(Boolean.parseBoolean(value.getText()));
        }
        if (value.StringLiteral() != null) {
            return text(value.StringLiteral());
        }
        return value.signedNumber() != null ? amount(value) : moment(value);
    }

    private static Literal text(TerminalNode quoted) {
        String text = quoted.getText();
        return new Literal.Text(text.substring(1, text.length() - 1));
    }

    private Literal amount(ValueContext value) {
        String text = value.getText();
        if (Character.toLowerCase(text.charAt(text.length() - 1)) == 'd') {
            throw refusals.unexpectedToken(value.getStop().getStartIndex(), text);
        }
        return new Literal.Amount(new BigDecimal(text));
    }

    private Literal moment(ValueContext value) {
        if (value.DateTimeLiteral() != null) {
            return new Literal.Moment(
                    OffsetDateTime.parse(value.getText(), MOMENTS).toInstant());
        }
        if (value.DateLiteral() != null) {
            return new Literal.Day(LocalDate.parse(value.getText()));
        }
        if (value.TimeLiteral() != null) {
            return new Literal.TimeOfDay(timeOfDay(value.getText()));
        }
        if (value.dateFormula() != null) {
            return relative(value.dateFormula());
        }
        throw refusals.unexpectedToken(
                value.getStart().getStartIndex(), value.getStart().getText());
    }

    private static LocalTime timeOfDay(String text) {
        return OffsetTime.parse(text, OFFSETS)
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toLocalTime();
    }

    private static Literal relative(DateFormulaContext formula) {
        int count = formula.signedInteger() == null
                ? 1
                : Integer.parseInt(formula.signedInteger().getText());
        return RelativeDates.of(formula.getStart().getText(), count);
    }
}
