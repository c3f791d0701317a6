package io.sfsdk.architecture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rooms of core and the arrows between them, as CONTRIBUTING.md draws them. */
final class House {
    static final String ROOT = "io.sfsdk";

    private static final Set<String> VALUES = Set.of("error", "record", "retry", "soql");
    private static final Set<String> PORTS = Set.of("read", "write", "event");
    private static final Set<String> EXTENSIONS = Set.of("budget", "strategy", "watermark", "deadletter");
    private static final Set<String> WIRE = Set.of("http", "auth", "answer");
    private static final Set<String> ADAPTERS = Set.of("rest", "soap");
    private static final Set<String> JOBS = Set.of("batch", "schedule", "sync", "subscribe");

    /** What each room may use besides itself and the JDK. */
    static final Map<String, Set<String>> ARROWS = arrows();

    /** Packages of others that a room may use besides JSpecify and SLF4J; any other room gets by without. */
    static final Map<String, Set<String>> GUESTS = Map.of(
            "auth", Set.of("com.fasterxml.jackson..", "io.jsonwebtoken.."),
            "answer", Set.of("com.fasterxml.jackson.."),
            "rest", Set.of("com.fasterxml.jackson.."),
            "deadletter", Set.of("com.fasterxml.jackson.."));

    /** What everyone may use, and core itself, whose rooms have arrows. */
    private static final Set<String> EVERYONES = Set.of(
            "java..",
            "javax.sql..",
            "javax.net.ssl..",
            "javax.crypto..",
            "org.jspecify..",
            "org.slf4j..",
            ROOT + "..",
            ROOT);

    private House() {}

    private static Map<String, Set<String>> arrows() {
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        arrows.put("error", Set.of());
        arrows.put("record", Set.of());
        arrows.put("mapping", Set.of("record"));
        arrows.put("retry", Set.of("error"));
        arrows.put("soql", Set.of("record"));
        arrows.put("http", VALUES);
        arrows.put("auth", union(Set.of("http"), VALUES));
        arrows.put("answer", union(Set.of("http"), VALUES));
        PORTS.forEach(room -> arrows.put(room, VALUES));
        EXTENSIONS.forEach(room -> arrows.put(room, union(PORTS, VALUES)));
        arrows.put("module", union(Set.of("budget", "strategy"), union(WIRE, union(PORTS, VALUES))));
        ADAPTERS.forEach(room -> arrows.put(room, union(WIRE, union(PORTS, VALUES))));
        arrows.put("preflight", union(ADAPTERS, union(WIRE, union(EXTENSIONS, union(PORTS, VALUES)))));
        JOBS.forEach(room -> arrows.put(room, union(EXTENSIONS, union(PORTS, VALUES))));
        arrows.put("copy", union(Set.of("sync"), arrows.get("sync")));
        arrows.put("reconcile", union(Set.of("sync", "copy"), arrows.get("sync")));
        arrows.put("mirror", union(Set.of("sync", "copy", "reconcile", "subscribe"), arrows.get("sync")));
        return arrows;
    }

    /** The package names of some rooms, as ArchUnit reads them. */
    static String[] packages(Set<String> rooms) {
        return rooms.stream().map(room -> ROOT + "." + room).sorted().toArray(String[]::new);
    }

    /** All rooms but this one and those it may use. */
    static Set<String> forbiddenTo(String room) {
        Set<String> forbidden = new TreeSet<>(ARROWS.keySet());
        forbidden.remove(room);
        forbidden.removeAll(ARROWS.getOrDefault(room, Set.of()));
        return forbidden;
    }

    /** Where everything that a room names must come from, as ArchUnit reads it. */
    static String[] originsFor(String room) {
        return union(EVERYONES, GUESTS.getOrDefault(room, Set.of())).toArray(String[]::new);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }
}
