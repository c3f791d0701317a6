package io.sfsdk.auth;

import static io.sfsdk.http.FakeExchange.answer;
import static io.sfsdk.http.FakeExchange.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.Bodies;
import io.sfsdk.http.FakeExchange;
import io.sfsdk.http.HttpBody;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.http.HttpTransport;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticatingTransportTest {
    private static final URI ACME = URI.create("https://acme.my.salesforce.com");
    private static final URI MOVED = URI.create("https://moved.my.salesforce.com");
    private static final String EXPIRED =
            "[{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]";

    private final AtomicInteger logins = new AtomicInteger();
    private URI instance = ACME;

    @Test
    void aPathGoesToTheInstanceWithTheToken() {
        FakeExchange org = new FakeExchange(answer(200, "{}"));

        authenticating(org)
                .send(get("/services/data/v66.0/query?q=SELECT+Id+FROM+Account"))
                .close();

        assertThat(org.requests().get(0).target())
                .isEqualTo("https://acme.my.salesforce.com/services/data/v66.0/query?q=SELECT+Id+FROM+Account");
        assertThat(org.requests().get(0).headers().first("Authorization")).contains("Bearer token-1");
    }

    @Test
    void aWholeUrlOfTheInstanceGoesThere() {
        FakeExchange org = new FakeExchange(answer(200, "{}"));

        authenticating(org)
                .send(get("https://ACME.my.salesforce.com:443/a%20b?c=d"))
                .close();

        assertThat(org.requests().get(0).target()).isEqualTo("https://acme.my.salesforce.com/a%20b?c=d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/x",
                "//evil.example/x",
                "https://acme.my.salesforce.com@evil.example/x",
                "https://user@acme.my.salesforce.com/x",
                "http://acme.my.salesforce.com/x",
                "https://acme.my.salesforce.com:8443/x",
                "https://acme.my.salesforce.com.evil.example/x",
                "services/data",
                "https:/x",
                "javascript:x",
                "",
                "https://acme.my.salesforce.com\\@evil.example/x"
            })
    void credentialsNeverLeaveTheOrg(String target) {
        FakeExchange org = new FakeExchange(answer(200, "{}"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> authenticating(org).send(get(target)))
                .withMessageContaining("credentials go nowhere else");
        assertThat(org.requests()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "401|application/json|[{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]",
                "401|text/html|<?xml version=\"1.0\"?><response><faultcode>LOGIN_OAUTH_INVALID_TOKEN(1703)</faultcode></response>",
                "401|text/html|<html>Session</html>",
                "401|text/plain|''",
                "403|text/plain|Bad_OAuth_Token"
            })
    void anExpiredSessionIsRenewedOnceAndTheRequestSentAgain(int status, String type, String body) {
        FakeExchange org = new FakeExchange(answer(status, body, "Content-Type", type), answer(201, "created"));

        HttpResponse response = authenticating(org).send(insert());

        assertThat(Bodies.text(response)).isEqualTo("created");
        assertThat(logins).hasValue(2);
        assertThat(org.requests()).hasSize(2);
        assertThat(org.requests().get(1).headers().all("Authorization")).containsExactly("Bearer token-2");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "401|[{\"message\":\"INVALID_AUTH_HEADER\",\"errorCode\":\"INVALID_AUTH_HEADER\"}]",
                "401|[{\"message\":\"INVALID_HEADER_TYPE\",\"errorCode\":\"INVALID_AUTH_HEADER\"}]",
                "401|[{\"message\":\"This session is not valid for use with the REST API\",\"errorCode\":\"INVALID_SESSION_ID\"}]",
                "401|[{\"message\":\"Connected app is not attached to Agent\",\"errorCode\":\"INVALID_SESSION_ID\"}]",
                "401|[{\"message\":\"x\",\"errorCode\":\"INVALID_OPERATION_WITH_EXPIRED_PASSWORD\"}]",
                "401|[{\"message\":\"x\",\"errorCode\":\"SOMETHING_ELSE\"}]",
                "403|[{\"message\":\"TotalRequests Limit exceeded.\",\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\"}]",
                "403|Wrong_Org",
                "403|''",
                "400|[{\"message\":\"x\",\"errorCode\":\"INVALID_SESSION_ID\"}]",
                "500|INVALID_SESSION_ID",
                "503|<html>maintenance</html>"
            })
    void aRefusalThatANewTokenWouldMeetAgainIsHandedOnUnread(int status, String body) {
        FakeExchange org = new FakeExchange(answer(status, body));

        HttpResponse response = authenticating(org).send(insert());

        assertThat(response.status()).isEqualTo(status);
        assertThat(Bodies.text(response)).isEqualTo(body);
        assertThat(logins).hasValue(1);
        assertThat(org.requests()).hasSize(1);
    }

    @Test
    void aSecondRefusalIsHandedOnUnreadAfterOneRenewal() {
        FakeExchange org = new FakeExchange(answer(401, EXPIRED));

        HttpResponse response = authenticating(org).send(insert());

        assertThat(response.status()).isEqualTo(401);
        assertThat(Bodies.text(response)).isEqualTo(EXPIRED);
        assertThat(logins).hasValue(2);
        assertThat(org.requests()).hasSize(2);
    }

    @Test
    void aLongRefusalIsHandedOnWhole() {
        String body = "[" + " ".repeat(100_000) + "]";
        FakeExchange org = new FakeExchange(answer(401, body));

        assertThat(Bodies.text(authenticating(org).send(insert()))).isEqualTo(body);
    }

    @Test
    void aRefusalWhoseBodyBreaksIsARefusalAllTheSame() {
        InputStream broken = new InputStream() {
            @Override
            public int read() {
                throw new TransportException("cut", Delivery.UNKNOWN, null);
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                return read();
            }
        };
        FakeExchange org =
                new FakeExchange(request -> new HttpResponse(401, HttpHeaders.none(), broken), answer(201, "created"));

        assertThat(authenticating(org).send(insert()).status()).isEqualTo(201);
    }

    @Test
    void anInstanceThatMovedIsFoundByANewLogin() {
        FakeExchange org = new FakeExchange(
                request -> {
                    instance = MOVED;
                    return FakeExchange.response(401, EXPIRED);
                },
                answer(200, "{}"));

        authenticating(org).send(get("https://acme.my.salesforce.com/x?y=z")).close();

        assertThat(org.requests())
                .extracting(HttpRequest::target)
                .containsExactly("https://acme.my.salesforce.com/x?y=z", "https://moved.my.salesforce.com/x?y=z");
    }

    @ParameterizedTest
    @CsvSource({
        "301,https://moved.my.salesforce.com/x",
        "302,https://acme.lightning.force.com/login",
        "303,//evil.example/x",
        "307,http://acme.my.salesforce.com/x",
        "308,https://evil.example/x",
        "302,https://evil example/",
        "420,"
    })
    void anAnswerFromElsewhereMeansOneNewLogin(int status, String location) {
        FakeExchange org = new FakeExchange(
                request -> {
                    instance = MOVED;
                    return location == null
                            ? FakeExchange.response(status, "")
                            : FakeExchange.response(status, "", "Location", location);
                },
                answer(201, "created"));

        HttpResponse response = authenticating(org).send(insert());

        assertThat(response.status()).isEqualTo(201);
        assertThat(logins).hasValue(2);
        assertThat(org.requests())
                .extracting(HttpRequest::target)
                .allMatch(target -> target.endsWith("salesforce.com/services/data/v66.0/sobjects/Account"));
    }

    @ParameterizedTest
    @CsvSource({"302,https://evil.example/x", "420,https://acme.my.salesforce.com/"})
    void anOrgThatStaysLostIsAnErrorThatSaysSo(int status, String location) {
        FakeExchange org = new FakeExchange(answer(status, "", "Location", location, "X-SFDC-Request-Id", "abc"));

        ApiException failure = catchThrowableOfType(
                ApiException.class, () -> authenticating(org).send(insert()));

        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.delivery()).isEqualTo(Delivery.REFUSED);
        assertThat(failure.retryability()).isEqualTo(Retryability.NEVER);
        assertThat(failure).hasMessageContaining("even after a new login").hasMessageContaining("abc");
        assertThat(org.requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"302,/services/x", "300,https://evil.example/x", "304,https://evil.example/x", "301,"})
    void aRedirectWithinTheOrgIsHandedOn(int status, String location) {
        FakeExchange org = new FakeExchange(answer(status, "", "Location", location == null ? "" : location));

        assertThat(authenticating(org).send(insert()).status()).isEqualTo(status);
        assertThat(logins).hasValue(1);
    }

    @Test
    void aTokenThatCannotBeRenewedSaysSo() {
        FakeExchange org = new FakeExchange(answer(401, EXPIRED));
        AuthenticatingTransport fixed =
                new AuthenticatingTransport(org, new CachingTokenSource(FixedToken.of("canary", ACME), org));

        ApiException failure = catchThrowableOfType(ApiException.class, () -> fixed.send(insert()));

        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_SESSION_ID);
        assertThat(failure.retryability()).isEqualTo(Retryability.AFTER_LOGIN);
        assertThat(failure).hasMessageContaining("cannot renew it").hasMessageNotContaining("canary");
        assertThat(org.requests()).hasSize(1);
    }

    @Test
    void aLoginWithoutAnAnswerMeansTheRequestWasNotSent() {
        FakeExchange org = new FakeExchange(answer(200, "{}"));
        HttpTransport wire = failure(new TransportException("login: no answer", Delivery.UNKNOWN, null));
        AuthenticatingTransport authenticating =
                new AuthenticatingTransport(org, new CachingTokenSource(w -> logIn(w), wire));

        TransportException failure =
                catchThrowableOfType(TransportException.class, () -> authenticating.send(insert()));

        assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(failure)
                .hasMessageContaining("was not sent: the login failed")
                .hasMessageContaining("no answer");
        assertThat(org.requests()).isEmpty();
    }

    @Test
    void anOddLoginAnswerMeansTheRequestWasNotSent() {
        FakeExchange org = new FakeExchange(answer(200, "{}"));
        AuthenticatingTransport authenticating = new AuthenticatingTransport(
                org,
                new CachingTokenSource(
                        wire -> {
                            throw new ProtocolException("no token", Retryability.NEVER, null, null);
                        },
                        org));

        TransportException failure =
                catchThrowableOfType(TransportException.class, () -> authenticating.send(insert()));

        assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(failure.retryability()).isEqualTo(Retryability.NEVER);
    }

    private AuthenticatingTransport authenticating(HttpTransport org) {
        return new AuthenticatingTransport(org, new CachingTokenSource(this::token, org));
    }

    private AccessToken token(HttpTransport wire) {
        return new AccessToken("token-" + logins.incrementAndGet(), instance);
    }

    private AccessToken logIn(HttpTransport wire) {
        wire.send(get("https://login.salesforce.com/services/oauth2/token")).close();
        return token(wire);
    }

    private static HttpRequest get(String target) {
        return HttpRequest.get(target, Duration.ofSeconds(30));
    }

    private static HttpRequest insert() {
        return new HttpRequest(
                "POST",
                "/services/data/v66.0/sobjects/Account",
                HttpHeaders.none(),
                HttpBody.form("a=1"),
                false,
                Duration.ofSeconds(30));
    }
}
