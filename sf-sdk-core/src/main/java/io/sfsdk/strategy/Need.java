package io.sfsdk.strategy;

import io.sfsdk.soql.SoqlFeature;
import io.sfsdk.soql.SoqlQuery;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something that work asks of an API and that not every API gives. An open set: a module may name its own.
 *
 * @param words as it stands in a sentence, {@code an answer at once}
 */
public record Need(String words) {
    /** The answer comes with the call; no job is waited for. */
    public static final Need PROMPT_ANSWER = new Need("an answer at once");

    /** Rows come in the order that the query asks for. */
    public static final Need ORDER = new Need("rows in order");

    /** One refused record rolls back the others of its call. */
    public static final Need ALL_OR_NONE = new Need("all or none");

    /** An address or a location as one field; its parts are no such field. */
    public static final Need COMPOUND_FIELDS = new Need("compound fields");

    /** A field that holds a file. */
    public static final Need BASE64_FIELDS = new Need("base64 fields");

    /** The session's token has the form of a JWT. */
    public static final Need JWT_TOKEN = new Need("a token in JWT form");

    public static Need of(SoqlFeature feature) {
        return new Need(feature.words());
    }

    /** What a query asks of an API by its shape. */
    public static Set<Need> of(SoqlQuery query) {
        return SoqlFeature.of(query).stream().map(Need::of).collect(Collectors.toUnmodifiableSet());
    }
}
