package io.sfsdk.testkit.soql;

/** Where the expressions of a clause get their values from: the rows of an object, or groups of them. */
interface Columns {
    /**
     * Finds the column an expression names.
     *
     * @throws SoqlException if there is no such field here
     */
    Column column(Expression expression);
}
