package io.sfsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.error.Delivery;
import io.sfsdk.error.TransportException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoggingTransportTest {
    private static final HttpRequest REQUEST = HttpRequest.get("/services/data", Duration.ofSeconds(1));

    @Test
    void theAnswerIsHandedOnAsItIs() {
        HttpResponse answer = FakeExchange.response(200, "{}");

        assertThat(new LoggingTransport(request -> answer).send(REQUEST)).isSameAs(answer);
    }

    @Test
    void theFailureIsHandedOnAsItIs() {
        TransportException lost = new TransportException("lost", Delivery.UNKNOWN, null);

        assertThatThrownBy(() -> new LoggingTransport(FakeExchange.failure(lost)).send(REQUEST))
                .isSameAs(lost);
    }
}
