package io.sfsdk.testkit.describe;

import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.schema.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells objects as the describe resources do: values are maps, lists, strings, numbers, booleans and null, in wire order. */
public final class DescribeWriter {
    /** @param servicePath the prefix of urls, for example {@code /services/data/v66.0} */
    public DescribeWriter(String servicePath) {
        throw new UnsupportedOperationException();
    }

    /** The whole answer of {@code GET /sobjects}. */
    public Map<String, @Nullable Object> global(Schema schema) {
        throw new UnsupportedOperationException();
    }

    /** One element of {@code sobjects}, also {@code objectDescribe} of {@code GET /sobjects/Account}. */
    public Map<String, @Nullable Object> element(ObjectType type) {
        throw new UnsupportedOperationException();
    }

    /** The whole answer of {@code GET /sobjects/Account/describe}. */
    public Map<String, @Nullable Object> object(ObjectType type) {
        throw new UnsupportedOperationException();
    }
}
