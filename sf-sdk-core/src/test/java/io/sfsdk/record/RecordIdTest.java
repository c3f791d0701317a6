package io.sfsdk.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordIdTest {

    @ParameterizedTest
    @CsvSource({
        "001TK00000AAAAb, YAP",
        "003TK00000BBBBb, YAP",
        "00DTK0000001AbC, 2AU",
        "a0XTK0000001aBc, 2AI",
        "0r8TK3Q9zKmWpXc, YSK"
    })
    void bothFormsAreOneId(String id, String suffix) {
        assertThat(RecordId.of(id)).isEqualTo(RecordId.of(id + suffix)).hasToString(id + suffix);
        assertThat(RecordId.of(id + suffix).shortValue()).isEqualTo(id);
        assertThat(RecordId.of(id).keyPrefix()).isEqualTo(id.substring(0, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "001",
                "001TK00000AAAAbYAQ",
                "001tk00000aaaabYAP",
                "001TK00000AAAA ",
                "001TK00000AAAAbYA\u00e9"
            })
    void whatIsNoIdIsRefused(String text) {
        assertThat(RecordId.isId(text)).isFalse();
        assertThatThrownBy(() -> RecordId.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoIdIsNotQuotedSinceItMayBeAFieldsValue() {
        assertThatThrownBy(() -> RecordId.of("JohnathanSmithsons"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Smithson");
    }

    @Test
    void idsHaveAnOrder() {
        assertThat(RecordId.of("001TK00000AAAAb")).isLessThan(RecordId.of("001TK00000AAAAc"));
        assertThat(RecordId.isId(null)).isFalse();
    }
}
