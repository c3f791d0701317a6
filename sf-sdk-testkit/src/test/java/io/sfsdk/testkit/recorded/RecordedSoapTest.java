package io.sfsdk.testkit.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.Recordings;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.recorded.Deviations.Deviation;
import io.sfsdk.testkit.recorded.Deviations.Listed;
import io.sfsdk.testkit.soap.SoapPolicy;
import io.sfsdk.testkit.soap.SoapPolicy.Behaviour;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** SOAP answers that were recorded at real orgs, asked for again: the same shape, save for what {@code soap-deviations.txt} lists. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedSoapTest {
    private static final Pattern PATH = Pattern.compile("/services/Soap/u/[^/]*");
    private final List<Listed> listed = Deviations.of("soap-deviations.txt");
    private final List<Deviation> deviations = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    @BeforeAll
    void askForAllAnswersAgain() {
        Recordings.all().stream()
                .filter(exchange -> "soap".equals(exchange.get("api")))
                .forEach(this::repeat);
    }

    @Test
    void eachAnswerHasTheRecordedShapeOrAListedDeviation() {
        List<Deviation> unlisted = deviations.stream()
                .filter(deviation -> listed.stream().noneMatch(one -> one.covers(deviation)))
                .toList();

        assertThat(asked).hasSizeGreaterThan(25);
        assertThat(unlisted).isEmpty();
    }

    @Test
    void eachListedDeviationStillDeviates() {
        List<String> healed = listed.stream()
                .filter(one -> deviations.stream().noneMatch(one::covers))
                .map(Listed::line)
                .toList();

        assertThat(healed).isEmpty();
    }

    private void repeat(Map<String, Object> exchange) {
        String id = String.valueOf(exchange.get("id"));
        Map<?, ?> request = (Map<?, ?>) exchange.get("request");
        Map<?, ?> response = (Map<?, ?>) exchange.get("response");
        SoapPolicy policy = SoapPolicy.standard().with(Behaviour.ALLOWS_LOGIN);
        try (SimulatedOrg org =
                SimulatedOrg.builder().apiVersions(20, 67).soap(policy).start()) {
            Matcher path = PATH.matcher(String.valueOf(request.get("url")));
            String body = SoapScenes.body(id, org);
            if (body == null || !path.find()) {
                return;
            }
            asked.add(id);
            send(org, path.group(), setPassword(org.userId()), org.accessToken());
            String token = id.contains("invalid-session") ? "00D000000000001!AQ.nobody" : org.accessToken();
            compare(id, response, send(org, path.group(), body, token));
        }
    }

    private void compare(String id, Map<?, ?> recorded, HttpResponse<String> answer) {
        Set<String> differences =
                new LinkedHashSet<>(XmlShape.differences(String.valueOf(recorded.get("body")), answer.body()));
        if (answer.statusCode() != Integer.parseInt(String.valueOf(recorded.get("status")))) {
            differences.add("status " + answer.statusCode());
        }
        List<?> headers = (List<?>) recorded.get("headers");
        if (!headers.isEmpty()) {
            differences.addAll(headers(headers, answer));
        }
        differences.forEach(difference -> deviations.add(new Deviation(id, difference)));
    }

    private static Set<String> headers(List<?> recorded, HttpResponse<String> answer) {
        Set<String> differences = new LinkedHashSet<>();
        TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        recorded.forEach(line -> names.add(String.valueOf(((List<?>) line).get(0))));
        TreeSet<String> answered = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        answered.addAll(answer.headers().map().keySet());
        names.stream()
                .filter(name -> !answered.contains(name))
                .forEach(name -> differences.add("header " + name + " missing"));
        answered.stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> differences.add("header " + name + " added"));
        return differences;
    }

    private static HttpResponse<String> send(SimulatedOrg org, String path, String body, String token) {
        String envelope = "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:p=\"urn:partner.soap.sforce.com\""
                + " xmlns:so=\"urn:sobject.partner.soap.sforce.com\"><e:Header><p:SessionHeader><p:sessionId>" + token
                + "</p:sessionId></p:SessionHeader></e:Header><e:Body>" + body + "</e:Body></e:Envelope>";
        return new OrgClient(org)
                .exchange(HttpRequest.newBuilder(URI.create(org.instanceUrl() + path))
                        .header("Content-Type", "text/xml; charset=UTF-8")
                        .header("SOAPAction", "\"\"")
                        .POST(HttpRequest.BodyPublishers.ofString(envelope))
                        .build());
    }

    private static String setPassword(String userId) {
        return "<p:setPassword><p:userId>" + userId
                + "</p:userId><p:password>correct horse</p:password></p:setPassword>";
    }
}
