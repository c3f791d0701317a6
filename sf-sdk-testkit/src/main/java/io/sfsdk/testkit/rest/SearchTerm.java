package io.sfsdk.testkit.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What is searched for: words and phrases, all of which have to be there. */
final class SearchTerm {
    private final List<Pattern> words = new ArrayList<>();

    SearchTerm(String text) {
        StringBuilder word = new StringBuilder();
        boolean phrase = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                word.append(Pattern.quote(String.valueOf(text.charAt(++i))));
            } else if (c == '"') {
                phrase = !phrase;
            } else if (Character.isWhitespace(c) && !phrase) {
                add(word);
            } else if (c == '*') {
                word.append(".*");
            } else if (c == '?') {
                word.append('.');
            } else {
                refuseReserved(c);
                word.append(Pattern.quote(String.valueOf(c)));
            }
        }
        add(word);
    }

    boolean isFoundIn(String text) {
        return words.stream().allMatch(word -> word.matcher(text).find());
    }

    private void add(StringBuilder word) {
        if (word.length() > 0) {
            words.add(Pattern.compile(
                    "(?<!\\w)" + word + "(?!\\w)",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS));
            word.setLength(0);
        }
    }

    private static void refuseReserved(char c) {
        if ("&|!{}[]()^~:'+-".indexOf(c) >= 0) {
            throw Sosl.malformed("No viable alternative at character '" + c + "'");
        }
    }
}
