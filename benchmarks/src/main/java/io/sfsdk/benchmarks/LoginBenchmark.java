package io.sfsdk.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sfsdk.auth.AccessToken;
import io.sfsdk.auth.CachingTokenSource;
import io.sfsdk.auth.JwtBearer;
import io.sfsdk.auth.SigningKey;
import io.sfsdk.http.HttpTransport;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** What does a login cost, and what a call that needs none? The token endpoint answers from memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class LoginBenchmark {
    private static final int KEY_BITS = 2048;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** When the answer from memory was given, so that no clock seems wrong. */
    private static final Instant ANSWERED = Instant.parse("2025-11-24T10:11:12Z");

    private static final byte[] TOKEN_ANSWER = ("{\"access_token\":\"00D000000000001!AQEAQToken\",\"scope\":\"api\","
                    + "\"instance_url\":\"https://acme.my.salesforce.com\",\"token_type\":\"Bearer\","
                    + "\"id\":\"https://login.salesforce.com/id/00D000000000001AAA/005000000000001AAA\"}")
            .getBytes(UTF_8);
    private static final byte[] CLAIMS = "x".repeat(300).getBytes(UTF_8);

    private final HttpTransport endpoint = new CannedTransport(TOKEN_ANSWER);
    private PrivateKey key;
    private JwtBearer login;
    private CachingTokenSource loggedIn;

    @Setup
    public void setUp() throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(KEY_BITS);
        key = keys.generateKeyPair().getPrivate();
        login = JwtBearer.builder("3MVG9consumerkey", "integration@acme.example", SigningKey.of(key))
                .clock(Clock.fixed(ANSWERED, ZoneOffset.UTC))
                .build();
        loggedIn = new CachingTokenSource(login, endpoint);
    }

    /** The floor: a signature alone. */
    @Benchmark
    public byte[] floorSignature() throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(CLAIMS);
        return signature.sign();
    }

    /** Claims, signature, request, and the answer read. */
    @Benchmark
    public AccessToken sdkLogin() {
        return login.fetch(endpoint);
    }

    /** What every later call costs instead. */
    @Benchmark
    public AccessToken sdkTokenThatIsThere() {
        return loggedIn.current(PATIENCE);
    }

    @Benchmark
    @Threads(8)
    public AccessToken sdkTokenThatIsThereContended() {
        return loggedIn.current(PATIENCE);
    }
}
