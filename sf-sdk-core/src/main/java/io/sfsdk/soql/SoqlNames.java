package io.sfsdk.soql;

import java.util.regex.Pattern;

/** Lets only names through where a query has names, so that no name can become anything else. */
final class SoqlNames {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    /** Possessive, since a path of thousands of steps would else take as many frames of the stack. */
    private static final Pattern PATH = Pattern.compile("[A-Za-z][A-Za-z0-9_]*+(?:\\.[A-Za-z][A-Za-z0-9_]*+)*+");

    private SoqlNames() {}

    /** An object. */
    static String object(String name) {
        return require(NAME, name, "an object's name is letters, digits and underscores, such as Account");
    }

    /** A field, perhaps of a parent. */
    static String field(String path) {
        return require(PATH, path, "a field's name is letters, digits and underscores, such as Name or Owner.Name");
    }

    private static String require(Pattern pattern, String name, String rule) {
        if (!pattern.matcher(name).matches()) {
            throw new IllegalArgumentException(rule + "; the one given is not");
        }
        return name;
    }
}
