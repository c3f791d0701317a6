package io.sfsdk.testkit.soql;

/** Reads from a condition when its rows were last changed. */
final class StampWindows {
    private final ObjectScope scope;
    private final Operand.Factory operands;

    StampWindows(ObjectScope scope) {
        this.scope = scope;
        this.operands = new Operand.Factory(scope.session());
    }

    StampWindow of(Condition condition) {
        if (condition instanceof Condition.And and) {
            return and.parts().stream().map(this::of).reduce(StampWindow.ALL, StampWindow::and);
        }
        if (condition instanceof Condition.Or or) {
            return or.parts().stream().map(this::of).reduce(StampWindow::or).orElse(StampWindow.ALL);
        }
        if (condition instanceof Condition.Compare compare && isStamp(compare.left())) {
            return of(compare);
        }
        return StampWindow.ALL;
    }

    private StampWindow of(Condition.Compare compare) {
        Column column = scope.column(compare.left());
        return StampWindow.of(
                compare.operator(),
                operands.of(column, compare.right(), compare.left().offset()));
    }

    private boolean isStamp(Expression expression) {
        return scope.ownField(expression)
                .filter(field -> field.name().equals(Plan.STAMP))
                .isPresent();
    }
}
