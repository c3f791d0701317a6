package io.sfsdk.write;

/** What to do with records. */
public sealed interface WriteOperation {
    /** The API's word, for example {@code upsert}. */
    String name();

    /** Whether doing it twice has the effect of doing it once, so that a call without an answer may be sent again. */
    boolean repeatable();

    /** Creates records. Sent twice it creates them twice. */
    record Insert() implements WriteOperation {
        @Override
        public String name() {
            return "insert";
        }

        @Override
        public boolean repeatable() {
            return false;
        }
    }

    /** Changes records named by their field {@code Id}. */
    record Update() implements WriteOperation {
        @Override
        public String name() {
            return "update";
        }

        @Override
        public boolean repeatable() {
            return true;
        }
    }

    /**
     * Creates or changes records named by an external id.
     *
     * @param externalIdField API name of the field; its value is in each record
     */
    record Upsert(String externalIdField) implements WriteOperation {
        public Upsert {
            if (externalIdField.isBlank()) {
                throw new IllegalArgumentException("an upsert needs the name of an external id field");
            }
        }

        @Override
        public String name() {
            return "upsert";
        }

        /** False for {@code Id}, where a record without one is created. */
        @Override
        public boolean repeatable() {
            return !externalIdField.equalsIgnoreCase("Id");
        }
    }

    /** Moves records named by their field {@code Id} to the recycle bin. */
    record Delete() implements WriteOperation {
        @Override
        public String name() {
            return "delete";
        }

        @Override
        public boolean repeatable() {
            return true;
        }
    }
}
