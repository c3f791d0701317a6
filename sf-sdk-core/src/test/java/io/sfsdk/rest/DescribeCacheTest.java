package io.sfsdk.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.error.ApiException;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.soql.Soql;
import io.sfsdk.testkit.schema.SchemaBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Describes that are asked for again only when they may have changed. */
class DescribeCacheTest {
    private static final String ACCOUNT = "/sobjects/Account/describe";

    private final Connected connected = Connected.toStandardOrg();
    private final DescribeCache cache = DescribeCache.of(
            connected.api(), Duration.ofMinutes(5), connected.org().clock());

    @AfterEach
    void disconnect() {
        connected.close();
    }

    @Test
    void aFreshDescribeCostsNoCall() {
        SObjectDescribe first = cache.get("Account");

        assertThat(cache.get("account")).isSameAs(first);
        assertThat(connected.org().callsTo(ACCOUNT)).isEqualTo(1);
    }

    @Test
    void anOldOneIsConfirmedWithoutABody() {
        SObjectDescribe first = cache.get("Account");
        connected.org().clock().advance(Duration.ofMinutes(5));

        assertThat(cache.get("Account")).isSameAs(first);
        assertThat(connected.org().requests().get(1).status()).isEqualTo(304);
        cache.get("Account");
        assertThat(connected.org().callsTo(ACCOUNT)).isEqualTo(2);
    }

    @Test
    void aChangedOneIsReadAgain() {
        cache.get("Account");
        connected.org().clock().advance(Duration.ofMinutes(6));
        connected
                .org()
                .data()
                .alterSchema(SchemaBuilder.standard()
                        .customObject("Later__c", "Later")
                        .build());

        assertThat(cache.get("Account")).isNotNull();
        assertThat(connected.org().requests().get(1).status()).isEqualTo(200);
    }

    @Test
    void aRefusalIsNotRemembered() {
        assertThatThrownBy(() -> cache.get("Nothing__c")).isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> cache.get("Nothing__c")).isInstanceOf(ApiException.class);

        assertThat(connected.org().callsTo("/sobjects/Nothing__c/describe")).isEqualTo(2);
        assertThatThrownBy(() -> DescribeCache.of(
                        connected.api(), Duration.ofSeconds(-1), connected.org().clock()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void allFieldsMayBeNamedInOneQuery() {
        connected.org().insert("ContentVersion", Map.of("PathOnClient", "a.txt", "VersionData", "eA=="));
        SObjectDescribe version = cache.get("ContentVersion");
        String[] names = version.queryFields().toArray(String[]::new);

        try (RecordCursor rows =
                connected.api().query(Soql.select(names).from("ContentVersion").build())) {
            assertThat(rows.next().records().get(0).names())
                    .containsExactly(names)
                    .contains("Id", "Title");
        }
        assertThat(names).doesNotContain("VersionData");
        assertThat(cache.get("Account").queryFields()).contains("BillingCity").doesNotContain("BillingAddress");
    }
}
