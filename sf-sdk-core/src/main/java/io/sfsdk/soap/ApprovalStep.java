package io.sfsdk.soap;

import io.sfsdk.record.RecordId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of an approval.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_process.htm">SOAP API Developer
 *     Guide, process()</a>
 */
public sealed interface ApprovalStep {
    /** What the step's history says; empty for nothing. */
    String comments();

    /** Who decides next, where the process asks for that; else empty. */
    List<RecordId> nextApprovers();

    /**
     * Submits a record.
     *
     * @param submitter null for the user of the session
     * @param process API name of the approval process; null for the first that the record fits
     */
    record Submit(
            RecordId record,
            String comments,
            List<RecordId> nextApprovers,
            @Nullable RecordId submitter,
            @Nullable String process)
            implements ApprovalStep {
        public Submit {
            nextApprovers = List.copyOf(nextApprovers);
        }

        /** Shows no comment. */
        @Override
        public String toString() {
            return "Submit[" + record + "]";
        }

        public static Submit of(RecordId record, String comments) {
            return new Submit(record, comments, List.of(), null, null);
        }
    }

    /**
     * Decides on a work item.
     *
     * @param action {@code Approve}, {@code Reject} or {@code Removed}
     */
    record Decide(RecordId workItem, String action, String comments, List<RecordId> nextApprovers)
            implements ApprovalStep {
        public Decide {
            nextApprovers = List.copyOf(nextApprovers);
        }

        /** Shows no comment. */
        @Override
        public String toString() {
            return "Decide[" + workItem + ", " + action + "]";
        }

        public static Decide of(RecordId workItem, String action, String comments) {
            return new Decide(workItem, action, comments, List.of());
        }
    }
}
