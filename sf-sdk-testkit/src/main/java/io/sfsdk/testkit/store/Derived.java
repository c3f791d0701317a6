package io.sfsdk.testkit.store;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Read-only fields of standard objects that follow from others. */
final class Derived {
    private static final Set<String> CLOSED = Set.of("Closed", "Completed");

    private Derived() {}

    static void apply(Draft draft) {
        personName(draft);
        FileVersions.describe(draft);
        switch (draft.layout().type().name()) {
            case "Opportunity" -> OpportunityStage.apply(draft);
            case "Case" -> closing(draft, "ClosedDate");
            case "Task" -> task(draft);
            default -> {}
        }
    }

    private static void personName(Draft draft) {
        Layout layout = draft.layout();
        int name = layout.slot("Name");
        if (name >= 0 && layout.slot("LastName") >= 0 && !layout.field(name).createable()) {
            String full = Stream.of(draft.get("FirstName"), draft.get("LastName"))
                    .filter(Objects::nonNull)
                    .map(String::valueOf)
                    .collect(Collectors.joining(" "));
            draft.set(name, full.isEmpty() ? null : full);
        }
    }

    private static void closing(Draft draft, String dateField) {
        boolean closed = isClosed(draft.get("Status"));
        draft.set("IsClosed", closed);
        if (!closed) {
            draft.set(dateField, null);
        } else if (draft.get(dateField) == null) {
            draft.set(dateField, draft.get(draft.layout().stamp));
        }
    }

    private static boolean isClosed(@Nullable Object status) {
        return status != null && CLOSED.contains(status.toString());
    }

    private static void task(Draft draft) {
        closing(draft, "CompletedDateTime");
        draft.set("IsHighPriority", "High".equals(draft.get("Priority")));
    }

    /** What a stage says about an opportunity, in the process of a new org. */
    private enum OpportunityStage {
        PROSPECTING("Prospecting", 10, "Pipeline"),
        QUALIFICATION("Qualification", 10, "Pipeline"),
        NEEDS("Needs Analysis", 20, "Pipeline"),
        VALUE("Value Proposition", 50, "Pipeline"),
        DECISION_MAKERS("Id. Decision Makers", 60, "Pipeline"),
        PERCEPTION("Perception Analysis", 70, "Pipeline"),
        PROPOSAL("Proposal/Price Quote", 75, "Pipeline"),
        NEGOTIATION("Negotiation/Review", 90, "Pipeline"),
        WON("Closed Won", 100, "Closed"),
        LOST("Closed Lost", 0, "Omitted");

        private final String value;
        private final BigDecimal probability;
        private final String category;

        OpportunityStage(String value, int probability, String category) {
            this.value = value;
            this.probability = BigDecimal.valueOf(probability);
            this.category = category;
        }

        static void apply(Draft draft) {
            OpportunityStage stage = of(draft.get("StageName"));
            draft.set("IsClosed", stage == WON || stage == LOST);
            draft.set("IsWon", stage == WON);
            draft.set("ForecastCategory", stage.category);
            draft.set("ForecastCategoryName", stage.category);
            if (draft.isGiven(draft.layout().slot("StageName"))
                    && !draft.isGiven(draft.layout().slot("Probability"))) {
                draft.set("Probability", stage.probability);
            }
            expectedRevenue(draft);
            fiscal(draft);
        }

        private static OpportunityStage of(@Nullable Object name) {
            return List.of(values()).stream()
                    .filter(stage -> stage.value.equals(name))
                    .findFirst()
                    .orElse(PROSPECTING);
        }

        private static void expectedRevenue(Draft draft) {
            boolean known = draft.get("Amount") instanceof BigDecimal && draft.get("Probability") instanceof BigDecimal;
            if (known && draft.has("ExpectedRevenue")) {
                BigDecimal amount = (BigDecimal) Objects.requireNonNull(draft.get("Amount"));
                BigDecimal percent = (BigDecimal) Objects.requireNonNull(draft.get("Probability"));
                int slot = draft.layout().slot("ExpectedRevenue");
                draft.set(
                        slot,
                        new ValueReader(true)
                                .read(
                                        draft.field(slot),
                                        amount.multiply(percent).movePointLeft(2)));
            }
        }

        private static void fiscal(Draft draft) {
            if (draft.get("CloseDate") instanceof LocalDate close) {
                int quarter = (close.getMonthValue() + 2) / 3;
                draft.set("FiscalQuarter", BigDecimal.valueOf(quarter));
                draft.set("FiscalYear", BigDecimal.valueOf(close.getYear()));
                draft.set("Fiscal", close.getYear() + " " + quarter);
            }
        }
    }
}
