package io.sfsdk.testkit.rest;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The resources that tests brought. Safe to share. */
final class Hosted {
    private static final Pattern VERSION = Pattern.compile("^/services/data/v\\d+\\.0");

    private final Map<String, HostedResource> resources = new ConcurrentHashMap<>();

    void add(String path, HostedResource resource) {
        resources.put(path, resource);
    }

    /** The one with the longest path that this one is at or below. */
    Optional<HostedResource> find(String path) {
        String unversioned = VERSION.matcher(path).replaceFirst("");
        return resources.entrySet().stream()
                .filter(entry -> isAt(path, entry.getKey()) || isAt(unversioned, entry.getKey()))
                .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                .map(Map.Entry::getValue);
    }

    private static boolean isAt(String path, String wanted) {
        return path.equals(wanted) || path.startsWith(wanted + "/");
    }
}
