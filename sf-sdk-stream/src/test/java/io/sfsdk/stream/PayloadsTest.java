package io.sfsdk.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.error.ProtocolException;
import io.sfsdk.event.ChangeType;
import io.sfsdk.event.Event;
import io.sfsdk.event.EventConnection;
import io.sfsdk.event.EventContent;
import io.sfsdk.event.ReplayPosition;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each kind of event as it comes over the wire. */
class PayloadsTest {
    private final ScriptedServer server = new ScriptedServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPlatformEventHasItsFieldsWithTheTypesOfTheOtherRoutes() {
        Event event = read("/event/Low_Ink__e", """
            {"schema":"dffQ2QLzDNHqwB8_sHMxdA",
             "payload":{"CreatedDate":"2023-04-09T18:31:40.517Z","Printer_Model__c":"XZO-5","Ink_Percentage__c":0.20,
                        "Big__c":9007199254740993,"Paid__c":true,"Note__c":null},
             "event":{"EventUuid":"2ec0e371-1395-457f-9275-be1b527a72f7","replayId":2112}}\
            """);

        EventContent.Published published = (EventContent.Published) event.content();
        assertThat(published.schema()).isEqualTo("dffQ2QLzDNHqwB8_sHMxdA");
        assertThat(published.fields().type()).isEqualTo("Low_Ink__e");
        assertThat(published.fields().value("Ink_Percentage__c")).isEqualTo(new BigDecimal("0.20"));
        assertThat(published.fields().value("Big__c")).isEqualTo(new BigDecimal("9007199254740993"));
        assertThat(published.fields().value("Paid__c")).isEqualTo(true);
        assertThat(published.fields().value("Note__c")).isNull();
        assertThat(published.fields().has("Absent__c")).isFalse();
        assertThat(event.id()).contains("2ec0e371-1395-457f-9275-be1b527a72f7");
        assertThat(event.published()).contains(Instant.parse("2023-04-09T18:31:40.517Z"));
        assertThat(event.replayId().value()).isEqualTo("2112");
        assertThat(event.toString()).doesNotContain("XZO-5");
    }

    @Test
    void onACustomChannelTheEventNamesItsOwnType() {
        Event event = read("/event/Printer__chn", """
            {"payload":{"A__c":"x"},"event":{"EventApiName":"Low_Ink__e","replayId":1}}\
            """);

        assertThat(event.content().fields().type()).isEqualTo("Low_Ink__e");
    }

    @Test
    void aChangeEventHasItsHeadExactlyAndTellsWhatWasChangedAndCleared() {
        Event event = read("/data/ChangeEvents", """
            {"payload":{"LastModifiedDate":"2024-04-26T18:38:23.000Z","Site":null,
               "BillingAddress":{"Street":"415 Mission St","City":null},
               "Description":{"diff":"--- \\n+++ 9a\\n@@ -1 +1 @@"},
               "ChangeEventHeader":{"entityName":"Account","recordIds":["001000000000001AAA","001000000000002AAA"],
                 "isTransactionEnd":true,"changeType":"UPDATE","changeOrigin":"com/salesforce/api/rest/62.0;client=ourapp",
                 "transactionKey":"0002343d","sequenceNumber":3,"commitTimestamp":1714156703000,
                 "commitNumber":1745500706683617281,"commitUser":"005000000000001AAA",
                 "changedFields":["LastModifiedDate","BillingAddress.Street"]}},
             "schema":"s","event":{"replayId":6421}}\
            """);

        EventContent.Change change = event.change().orElseThrow();
        assertThat(change.header().entityName()).isEqualTo("Account");
        assertThat(change.header().recordIds()).containsExactly("001000000000001AAA", "001000000000002AAA");
        assertThat(change.header().changeType()).isEqualTo(ChangeType.UPDATE);
        assertThat(change.header().originClient()).contains("ourapp");
        assertThat(change.header().commitNumber()).isEqualTo(1745500706683617281L);
        assertThat(change.header().commitTimestamp()).isEqualTo(Instant.ofEpochMilli(1714156703000L));
        assertThat(change.header().sequenceNumber()).isEqualTo(3);
        assertThat(change.header().changedFields()).containsExactly("LastModifiedDate", "BillingAddress.Street");
        assertThat(change.header().nulledFields()).containsExactly("Site", "BillingAddress.City");
        assertThat(change.header().diffFields()).containsExactly("Description");
        assertThat(change.fields().type()).isEqualTo("Account");
        assertThat(change.fields().has("ChangeEventHeader")).isFalse();
        assertThat(change.fields().compound("BillingAddress").orElseThrow().parts())
                .containsEntry("Street", "415 Mission St");
        assertThat(event.published()).contains(Instant.ofEpochMilli(1714156703000L));
        assertThat(event.mayShareReplayId()).isTrue();
    }

    @Test
    void aGapAndAnOverflowAreKindsOfTheirOwn() {
        EventContent gap = read("/data/AccountChangeEvent", change("GAP_UPDATE", "001000000000001AAA"))
                .content();
        EventContent overflow = read("/data/AccountChangeEvent", change("GAP_OVERFLOW", "000000000000000AAA"))
                .content();

        assertThat(gap)
                .isInstanceOfSatisfying(
                        EventContent.Gap.class,
                        found -> assertThat(found.header().recordIds()).containsExactly("001000000000001AAA"));
        assertThat(overflow).isInstanceOf(EventContent.Overflow.class);
    }

    @Test
    void aPushTopicsEventHasTheRecordAndWhatHappenedToIt() {
        Event event = read("/topic/InvoiceUpdates", """
            {"event":{"createdDate":"2017-05-16T23:05:50.173Z","replayId":1,"type":"created"},
             "sobject":{"Id":"a00D0000009YbwQIAS","Name":"INV-0001","Status__c":"Open"}}\
            """);

        EventContent.Notice notice = (EventContent.Notice) event.content();
        assertThat(notice.type()).isEqualTo("created");
        assertThat(notice.fields().text("Status__c")).contains("Open");
        assertThat(event.published()).contains(Instant.parse("2017-05-16T23:05:50.173Z"));
    }

    @Test
    void aGenericEventIsItsText() {
        Event event = read("/u/TestStreaming", """
            {"event":{"createdDate":"2016-03-29T19:05:28.334Z","replayId":55},"payload":"This is a message."}\
            """);

        assertThat(event.content()).isEqualTo(new EventContent.Message("This is a message."));
    }

    @Test
    void anEventThatMakesNoSenseIsHandedOnAsUnreadableWithAllThatCame() {
        String data = """
            {"payload":{"ChangeEventHeader":{"changeType":"UPDATE"},"Name":"x"},"event":{"replayId":7}}\
            """;

        Event event = read("/data/ChangeEvents", data);

        assertThat(event.content())
                .isInstanceOfSatisfying(
                        EventContent.Unreadable.class,
                        unreadable -> assertThat(unreadable.raw())
                                .contains(data)
                                .startsWith("{")
                                .endsWith("}"));
        assertThat(event.replayId().value()).isEqualTo("7");
    }

    @Test
    void anEventWithoutItsPlaceInTheStreamEndsTheSession() {
        assertThatThrownBy(() -> read("/u/X", "{\"payload\":\"x\"}"))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("without a replay id");
    }

    private static String change(String type, String id) {
        return "{\"payload\":{\"ChangeEventHeader\":{\"entityName\":\"Account\",\"recordIds\":[\"" + id
                + "\"],\"changeType\":\"" + type
                + "\",\"changeOrigin\":\"\",\"transactionKey\":\"k\",\"sequenceNumber\":1,\"commitTimestamp\":1714156703000,"
                + "\"commitNumber\":1,\"commitUser\":\"005000000000001AAA\"}},\"event\":{\"replayId\":9}}";
    }

    private Event read(String channel, String data) {
        server.opens()
                .says("[{\"channel\":\"/meta/connect\",\"successful\":true},{\"data\":" + data + ",\"channel\":\""
                        + channel + "\"}]");
        try (EventConnection connection = server.events().open(channel, ReplayPosition.latest())) {
            return connection.next(1).events().get(0);
        }
    }
}
