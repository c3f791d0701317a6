package io.sfsdk.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoubleDecimalTest {
    @ParameterizedTest
    @ValueSource(
            doubles = {
                0.0,
                -0.0,
                1,
                -1,
                12.5,
                0.1,
                0.3,
                99.99,
                -1234.5678,
                0.001,
                0.0009,
                9_999_999.25,
                1e7,
                12345678.5,
                1e22,
                1e-5,
                0.1 + 0.2,
                1 / 3.0,
                4.35,
                1.005,
                Double.MIN_VALUE,
                Double.MAX_VALUE
            })
    void itIsTheDecimalThatTheTextOfTheDoubleHas(double value) {
        BigDecimal decimal = DoubleDecimal.of(value);

        assertThat(decimal).isEqualTo(BigDecimal.valueOf(value));
    }

    @Test
    void everyAmountInCentsComesOutToTheCent() {
        for (long cents = -1_000_000; cents < 1_000_000; cents++) {
            BigDecimal amount = BigDecimal.valueOf(cents, 2);

            BigDecimal decimal = DoubleDecimal.of(amount.doubleValue());

            assertThat(decimal.compareTo(amount)).isZero();
            assertThat(decimal.scale()).isBetween(1, 2);
        }
    }

    @Test
    void anyDoubleIsStoodForByItsDecimal() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000_000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(9));

            assertThat(DoubleDecimal.of(value).doubleValue()).isEqualTo(value);
        }
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> DoubleDecimal.of(Double.NaN))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining("NaN");
    }
}
