package io.sfsdk.read;

/** Tells what fields objects have, as the user may see them. Safe to share. */
public interface SchemaSource {
    /**
     * What the org says now. Costs one call, and a body only if something changed since it was last asked.
     *
     * @throws io.sfsdk.error.ApiException if the user may not see the object, or there is none of the name
     */
    ObjectSchema schema(String sobject);

    /** The same in full, for when the org refuses what its schema seemed to allow. */
    ObjectSchema rereadSchema(String sobject);
}
