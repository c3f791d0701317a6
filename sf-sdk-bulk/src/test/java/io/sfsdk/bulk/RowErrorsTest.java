package io.sfsdk.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.error.ApiError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowErrorsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --|REQUIRED_FIELD_MISSING|Required"
                        + " fields are missing: [Name]|[Name]",
                "ENTITY_IS_DELETED:entity is deleted:--|ENTITY_IS_DELETED|entity is deleted|[]",
                "UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record or 2 records:"
                        + " 001A,001B:--|UNABLE_TO_LOCK_ROW|unable to obtain exclusive access to this record or 2 records:"
                        + " 001A,001B|[]",
                "FIELD_CUSTOM_VALIDATION_EXCEPTION:say: so:A__c, B__c --|FIELD_CUSTOM_VALIDATION_EXCEPTION|say:"
                        + " so|[A__c, B__c]",
                "SOMETHING_NEW without any form|SOMETHING_NEW|SOMETHING_NEW without any form|[]",
                "no code at all|UNSPECIFIED|no code at all|[]",
                "''|UNSPECIFIED|''|[]",
            })
    void aRowsErrorIsReadByItsGrammarAndElseKeptWhole(String cell, String code, String message, String fields) {
        ApiError error = RowErrors.of(cell).get(0);

        assertThat(error.code().value()).isEqualTo(code);
        assertThat(error.message()).isEqualTo(message);
        assertThat(error.fields()).hasToString(fields);
    }

    @Test
    void messagesMayHaveLineBreaks() {
        ApiError error =
                RowErrors.of("CANNOT_EXECUTE_FLOW_TRIGGER:one\ntwo: three:--").get(0);

        assertThat(error.message()).isEqualTo("one\ntwo: three");
    }
}
