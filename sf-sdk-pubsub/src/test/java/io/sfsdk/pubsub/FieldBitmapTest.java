package io.sfsdk.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

/** The examples are of the kind that the Pub/Sub API guide explains under "Event Deserialization Considerations". */
class FieldBitmapTest {
    private final FieldBitmap bitmap = new FieldBitmap(account());

    @Test
    void theLowestBitOfTheLastByteIsTheFirstField() {
        assertThat(bitmap.names(List.of("0x400800"))).containsExactly("F11", "F22");
        assertThat(bitmap.names(List.of("0x02"))).containsExactly("Name");
    }

    @Test
    void partsOfACompoundAreNamedBehindIt() {
        assertThat(bitmap.names(List.of("0x400000", "4-0x05")))
                .containsExactly("F22", "Address.Street", "Address.State");
    }

    @Test
    void aPartMayComeFirstAndAlone() {
        assertThat(bitmap.names(List.of("1-0x06"))).containsExactly("Name.FirstName", "Name.LastName");
    }

    @Test
    void leadingZerosAndAnOddNumberOfDigitsAreRead() {
        assertThat(bitmap.names(List.of("0x0000000000000000400000"))).containsExactly("F22");
        assertThat(bitmap.names(List.of("0x800"))).containsExactly("F11");
        assertThat(bitmap.names(List.of("0X800"))).isNotNull();
    }

    @Test
    void bitsBehindTheLastFieldSayNothing() {
        assertThat(bitmap.names(List.of("0xFFC00000"))).containsExactly("F22", "F23");
    }

    @Test
    void whatIsNoBitmapIsToldWithItsText() {
        assertThatThrownBy(() -> bitmap.names(List.of("0xZZ")))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining("0xZZ");
        assertThatThrownBy(() -> bitmap.names(List.of("99-0x01"))).hasMessageContaining("99-0x01");
        assertThatThrownBy(() -> bitmap.names(List.of("2-0x01"))).hasMessageContaining("F2");
    }

    private static Schema account() {
        Schema name = SchemaBuilder.record("Switchable_PersonName")
                .fields()
                .optionalString("Salutation")
                .optionalString("FirstName")
                .optionalString("LastName")
                .endRecord();
        Schema address = SchemaBuilder.record("Address")
                .fields()
                .optionalString("Street")
                .optionalString("City")
                .optionalString("State")
                .endRecord();
        SchemaBuilder.FieldAssembler<Schema> fields = SchemaBuilder.record("AccountChangeEvent")
                .fields()
                .requiredString("ChangeEventHeader")
                .name("Name")
                .type()
                .unionOf()
                .nullType()
                .and()
                .stringType()
                .and()
                .type(name)
                .endUnion()
                .nullDefault();
        for (int i = 2; i < 24; i++) {
            fields = i == 4 ? fields.name("Address").type().optional().type(address) : fields.optionalString("F" + i);
        }
        return fields.endRecord();
    }
}
