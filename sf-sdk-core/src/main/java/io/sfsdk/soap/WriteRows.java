package io.sfsdk.soap;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.record.RecordId;
import io.sfsdk.write.WriteOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a write's answer. Rows are matched to records by position alone, since a failed row names no id; so a row
 * whose id contradicts its record shows that no position can be trusted.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_create_saveresult.htm">SOAP API
 *     Developer Guide, SaveResult</a>
 */
final class WriteRows {
    private final SentRecords sent;
    private final @Nullable String requestId;
    private final List<WriteOutcome> outcomes = new ArrayList<>();

    WriteRows(SentRecords sent, @Nullable String requestId) {
        this.sent = sent;
        this.requestId = requestId;
    }

    /**
     * Reads them all.
     *
     * @throws IOException if the answer breaks off or is not one row a record; {@link #outcomes()} then has what is certain
     */
    List<WriteOutcome> read(XmlReader xml) throws IOException {
        int rows = 0;
        while (xml.nextChild()) {
            if (xml.local().equals("result")) {
                row(rows++, xml);
            } else {
                xml.skip();
            }
        }
        if (rows != sent.size()) {
            outcomes.clear();
            throw new XmlException(rows + " rows for " + sent.size() + " records, so none can be told apart");
        }
        return outcomes;
    }

    /** What is certain so far, from the first sent record on. */
    List<WriteOutcome> outcomes() {
        return outcomes;
    }

    private void row(int row, XmlReader xml) throws IOException {
        String id = null;
        Boolean success = null;
        boolean created = false;
        List<SoapElement> errors = List.of();
        while (xml.nextChild()) {
            switch (xml.local()) {
                case "id" -> id = id(xml);
                case "success" -> success = xml.bool();
                case "created" -> created = Boolean.TRUE.equals(xml.bool());
                case "errors" -> {
                    errors = errors.isEmpty() ? new ArrayList<>() : errors;
                    errors.add(SoapElement.read(xml));
                }
                default -> xml.skip();
            }
        }
        if (success == null) {
            throw new XmlException("a row without success");
        }
        if (row < sent.size()) {
            outcomes.add(success ? written(row, id, created) : rejected(row, errors));
        }
    }

    /** A failed row's id is nil, or empty, or missing. */
    private static @Nullable String id(XmlReader xml) throws IOException {
        boolean nil = xml.isNil();
        String text = xml.text();
        return nil || text == null || text.isBlank() ? null : text;
    }

    private WriteOutcome written(int row, @Nullable String text, boolean created) throws XmlException {
        if (text != null && !RecordId.isId(text)) {
            throw new XmlException("a row whose id is no id");
        }
        RecordId id = text == null ? null : RecordId.of(text);
        RecordId expected = sent.ownId(row);
        if (id != null && expected != null && !id.equals(expected)) {
            outcomes.clear();
            throw new XmlException("a row about another record than the one at its place");
        }
        return new WriteOutcome.Written(sent.index(row), id == null ? expected : id, created || sent.creates());
    }

    /** A delete that finds its record gone has what it wanted; perhaps it was this very call, heard twice. */
    private WriteOutcome rejected(int row, List<SoapElement> elements) {
        List<ApiError> errors = RowErrors.of(elements);
        boolean gone = errors.stream().allMatch(error -> error.code().equals(ErrorCode.ENTITY_IS_DELETED));
        return gone && sent.deletes()
                ? new WriteOutcome.Written(sent.index(row), sent.ownId(row), false)
                : new WriteOutcome.Rejected(sent.index(row), errors, requestId);
    }
}
