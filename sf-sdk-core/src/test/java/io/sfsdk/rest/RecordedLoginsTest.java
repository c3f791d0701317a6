package io.sfsdk.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.sfsdk.auth.AccessToken;
import io.sfsdk.auth.JwtBearer;
import io.sfsdk.auth.SigningKey;
import io.sfsdk.error.ApiException;
import io.sfsdk.retry.RetryPolicy;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every recorded answer of the log-in and identity endpoints comes out as a typed value or a typed error. */
class RecordedLoginsTest {
    private static final List<RecordedExchange> RECORDED = RecordedExchange.of("oauth");

    private static SigningKey key;

    @BeforeAll
    static void makeKey() throws Exception {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2_048);
        key = SigningKey.of(keys.generateKeyPair().getPrivate());
    }

    @Test
    void theRecordingsAreThere() {
        assumeFalse(RECORDED.isEmpty(), "no recordings beside this checkout: " + RecordedExchange.folder());

        assertThat(RECORDED).hasSizeGreaterThan(15);
    }

    @TestFactory
    Stream<DynamicTest> everyAnswerComesOutTyped() {
        return RECORDED.stream()
                .map(exchange -> dynamicTest(exchange.id(), () -> {
                    if (exchange.method().equals("POST")) {
                        aTokenOrARefusal(exchange);
                    } else {
                        aUser(exchange);
                    }
                }));
    }

    /** The recorder left a placeholder for the instance's host. */
    private static void aTokenOrARefusal(RecordedExchange exchange) {
        String body = exchange.body().replace("<host>", "na1.salesforce.com");
        CannedTransport org = new CannedTransport().answer(exchange.status(), exchange.headers(), body);
        AccessToken[] token = new AccessToken[1];

        Throwable failure = catchThrowable(() -> token[0] = login().fetch(org));

        if (exchange.status() == 200) {
            assertThat(failure).isNull();
            assertThat(token[0].instanceUrl()).hasHost("na1.salesforce.com");
        } else {
            assertThat(failure)
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            refusal -> assertThat(refusal.status()).isEqualTo(exchange.status()));
        }
    }

    private static void aUser(RecordedExchange exchange) {
        CannedTransport org = new CannedTransport().answer(exchange.status(), exchange.headers(), exchange.body());

        UserInfo user = RestApi.builder(org).build().userInfo();

        assertThat(user.userId()).startsWith("005");
    }

    private static JwtBearer login() {
        return JwtBearer.builder("consumer", "user@example.com", key)
                .retry(RetryPolicy.none())
                .build();
    }
}
