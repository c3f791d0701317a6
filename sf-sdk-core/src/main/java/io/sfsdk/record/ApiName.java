package io.sfsdk.record;

/** The API name of an object, a field or the like: what may stand in a path, a tag or a query without being quoted. */
public final class ApiName {
    private ApiName() {}

    /** Whether it begins with a letter of ASCII and goes on with letters, digits and underscores. */
    public static boolean is(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!letter && (i == 0 || (c != '_' && (c < '0' || c > '9')))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /**
     * The name, if it is one.
     *
     * @param what what it names, for the message: {@code an object}
     * @throws IllegalArgumentException if it is none; the message does not repeat it
     */
    public static String require(String what, String name) {
        if (!is(name)) {
            throw new IllegalArgumentException(
                    what + " is an API name of letters, digits and underscores, such as Account or Invoice__c");
        }
        return name;
    }
}
