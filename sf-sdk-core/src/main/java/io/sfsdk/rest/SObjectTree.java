package io.sfsdk.rest;

import io.sfsdk.record.ApiName;
import io.sfsdk.record.SObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * New records of one object with their children and theirs, written all or none in one call: at most 200 records, five levels, five
 * objects. Checked as records are added. For one thread; sent by {@link RestApi#tree}.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobject_tree.htm">REST
 *     API Developer Guide, sObject Tree</a>
 */
public final class SObjectTree {
    private static final int MOST_RECORDS = 200;
    private static final int MOST_LEVELS = 5;
    private static final int MOST_TYPES = 5;

    /** One record of a tree; its outcome is asked by it. */
    public final class Node {
        private final String referenceId;
        private final SObject record;
        private final int level;
        private final Map<String, List<Node>> children = new LinkedHashMap<>();

        private Node(SObject record, int level) {
            this.referenceId = "record" + ++count;
            this.record = record;
            this.level = level;
        }

        /**
         * Adds a child.
         *
         * @param relationship by which the parent knows its children, such as {@code Contacts} or {@code Lines__r}
         * @return the child, which may have children itself
         */
        public Node child(String relationship, SObject child) {
            String name = ApiName.require("a relationship", relationship);
            if (level == MOST_LEVELS) {
                throw new IllegalArgumentException("a tree has at most " + MOST_LEVELS + " levels");
            }
            List<Node> siblings = children.computeIfAbsent(name, unused -> new ArrayList<>());
            if (!siblings.isEmpty() && !siblings.get(0).record.type().equalsIgnoreCase(child.type())) {
                throw new IllegalArgumentException("the children " + name + " are of type "
                        + siblings.get(0).record.type() + ", not " + child.type());
            }
            Node node = node(child, level + 1);
            siblings.add(node);
            return node;
        }

        String referenceId() {
            return referenceId;
        }

        SObject record() {
            return record;
        }

        Map<String, List<Node>> children() {
            return children;
        }

        @Override
        public String toString() {
            return referenceId;
        }
    }

    private final String sobject;
    private final List<Node> roots = new ArrayList<>();
    private final Set<String> types = new HashSet<>();
    private int count;

    private SObjectTree(String sobject) {
        this.sobject = ApiName.require("an object's name", sobject);
    }

    /** A tree whose roots are records of this object. */
    public static SObjectTree of(String sobject) {
        return new SObjectTree(sobject);
    }

    /** Adds a root. */
    public Node add(SObject record) {
        if (!record.type().equalsIgnoreCase(sobject)) {
            throw new IllegalArgumentException(
                    "the roots of this tree are of type " + sobject + ", not " + record.type());
        }
        Node node = node(record, 1);
        roots.add(node);
        return node;
    }

    private Node node(SObject record, int level) {
        if (count == MOST_RECORDS) {
            throw new IllegalArgumentException("a tree has at most " + MOST_RECORDS + " records");
        }
        types.add(record.type());
        if (types.size() > MOST_TYPES) {
            throw new IllegalArgumentException(
                    "a tree has records of at most " + MOST_TYPES + " objects, got " + types);
        }
        return new Node(record, level);
    }

    String sobject() {
        return sobject;
    }

    List<Node> roots() {
        return roots;
    }

    int size() {
        return count;
    }
}
