package io.sfsdk.testkit.schema;

import java.util.List;
import java.util.Optional;

/** All objects of the org, looked up without regard to case. Immutable. */
public interface Schema {
    Optional<ObjectType> object(String name);

    /** The object whose ids begin with these three characters. */
    Optional<ObjectType> byKeyPrefix(String keyPrefix);

    List<ObjectType> objects();
}
