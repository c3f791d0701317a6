package io.sfsdk.batch;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Records that travel together.
 *
 * @param items all of them
 * @param answered those of which an earlier process's calls have told
 * @param answers what they told, one each
 */
record Chunk(List<Item> items, List<Item> answered, Answer.Verdicts answers) {
    static Chunk of(List<Item> items) {
        return new Chunk(items, List.of(), new Answer.Verdicts(List.of(), null));
    }

    boolean sharesParent(Chunk other) {
        Set<Object> parents = parents();
        parents.retainAll(other.parents());
        return !parents.isEmpty();
    }

    private Set<Object> parents() {
        Set<Object> parents = new HashSet<>();
        for (Item item : items) {
            Object parent = item.parent();
            if (parent != null) {
                parents.add(parent);
            }
        }
        return parents;
    }
}
