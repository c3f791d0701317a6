package io.sfsdk.soap;

/** Checks names before they become tags. */
final class Names {
    private Names() {}

    /** An object's or field's API name. */
    static String requireName(String what, String name) {
        if (!isApiName(name)) {
            throw new IllegalArgumentException(
                    what + " is an API name of letters, digits and underscores, such as Account or Invoice__c");
        }
        return name;
    }

    static boolean isApiName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!letter && (i == 0 || (c != '_' && (c < '0' || c > '9')))) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
