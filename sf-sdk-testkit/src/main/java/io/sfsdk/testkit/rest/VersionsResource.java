package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonWriter;
import java.util.List;

/** {@code /services/data} and the root of one version. */
final class VersionsResource {
    private static final int WINTER_23 = 56;
    private static final List<String> SEASONS = List.of("Winter", "Spring", "Summer");
    private static final List<String> RESOURCES = List.of(
            "tooling",
            "metadata",
            "chatter",
            "tabs",
            "appMenu",
            "quickActions",
            "queryAll",
            "commerce",
            "analytics",
            "search",
            "composite",
            "parameterizedSearch",
            "theme",
            "nouns",
            "event",
            "recent",
            "query",
            "limits",
            "process",
            "actions",
            "ui-api",
            "sobjects",
            "jobs");

    private VersionsResource() {}

    /** Ascending; labels count three releases a year. */
    static Response list(RestPolicy policy) {
        JsonWriter json = new JsonWriter(4096).beginArray();
        for (int version = policy.oldestVersion(); version <= policy.newestVersion(); version++) {
            json.beginObject().name("label").value(label(version));
            json.name("url").value("/services/data/v" + version + ".0");
            json.name("version").value(version + ".0").endObject();
        }
        return Response.json(200, json.endArray().toBytes());
    }

    private static String label(int version) {
        String season = SEASONS.get(Math.floorMod(version - WINTER_23, 3));
        return season + " '" + (23 + Math.floorDiv(version - WINTER_23, 3));
    }

    static Response root(Call call, String identityUrl) {
        JsonWriter json = new JsonWriter().beginObject();
        RESOURCES.forEach(name -> json.name(name).value(call.base() + "/" + name));
        return Response.json(
                200, json.name("identity").value(identityUrl).endObject().toBytes());
    }

    static Response composite(Call call) {
        JsonWriter json = new JsonWriter().beginObject();
        for (String name : List.of("tree", "batch", "sobjects", "graph")) {
            json.name(name).value(call.base() + "/composite/" + name);
        }
        return Response.json(200, json.endObject().toBytes());
    }
}
