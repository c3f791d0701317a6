package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.record.ChildRecords;
import io.sfsdk.record.Compound;
import io.sfsdk.record.SObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContentHashTest {
    private final ContentHash hash = new ContentHash();

    @Test
    void recordsThatDifferAnywhereHashDifferently() {
        SObject account = SObject.of("Account").with("Name", "ab");
        SObject parent = SObject.of("User").with("Name", "x");
        List<SObject> different = List.of(
                account,
                SObject.of("Contact").with("Name", "ab"),
                account.with("Name", "abc"),
                account.with("Name", null),
                account.with("Name", ""),
                account.with("Amount", 1),
                account.with("Amount", 2),
                account.with("Amount", null),
                account.with("Owner", parent),
                account.with("Owner", parent.with("Name", "y")),
                account.with("Address", new Compound(Map.of("city", "x"))),
                account.with("Address", new Compound(Map.of("city", "y"))),
                account.with("Contacts", ChildRecords.of(List.of(parent))),
                account.with("Contacts", ChildRecords.none()),
                SObject.of("Account").with("Namea", "b"));

        assertThat(different.stream().map(hash::of).distinct()).hasSameSizeAs(different);
    }

    @Test
    void numbersThatAreEqualHashEqually() {
        assertThat(Stream.of("10", "10.0", "1E1")
                        .map(BigDecimal::new)
                        .map(number -> hash.of(SObject.of("Account").with("Amount", number)))
                        .distinct())
                .hasSize(1);
    }
}
