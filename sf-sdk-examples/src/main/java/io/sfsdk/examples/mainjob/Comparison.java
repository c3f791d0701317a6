package io.sfsdk.examples.mainjob;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds the org's records and the warehouse's against each other, one by one. */
final class Comparison {
    private final List<String> differences = new ArrayList<>();

    /** Both by id. */
    void compare(
            Mirror mirror,
            Map<String, Map<String, @Nullable String>> org,
            Map<String, Map<String, @Nullable String>> warehouse) {
        org.forEach((id, record) -> compare(mirror, id, record, warehouse.get(id)));
        Map<String, Map<String, @Nullable String>> surplus = new HashMap<>(warehouse);
        surplus.keySet().removeAll(org.keySet());
        surplus.keySet().forEach(id -> differences.add(mirror.sobject() + " " + id + " is in the warehouse only"));
    }

    private void compare(
            Mirror mirror,
            String id,
            Map<String, @Nullable String> there,
            @Nullable Map<String, @Nullable String> here) {
        if (here == null) {
            differences.add(mirror.sobject() + " " + id + " is missing in the warehouse");
        } else if (!here.equals(there)) {
            differences.add(mirror.sobject() + " " + id + " differs from the org's");
        }
    }

    /** A record of the input that is neither in the org nor a dead letter. */
    void lost(String what) {
        differences.add(what + " is neither in the org nor in the dead letters");
    }

    /** One sentence a record; empty if nothing is lost. */
    List<String> differences() {
        return List.copyOf(differences);
    }
}
