package io.sfsdk.answer;

import io.sfsdk.error.ApiError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** How much of the org's own words may stand in an exception's message, which ends in logs. All of it is in {@code errors()}. */
@FunctionalInterface
public interface Disclosure {
    /** The request carries field values, and the org likes to quote them: codes and field names only. */
    Disclosure CODES = error -> "";

    /** The request carries names only. */
    Disclosure TEXT = ApiError::message;

    /** What of an error's text may be told; empty for nothing. */
    String words(ApiError error);

    /** The request carries a query: the lines in which the org repeats it are left out, and its texts wherever they stand. */
    static Disclosure query(String soql) {
        List<String> secrets = texts(soql).stream()
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        return error -> {
            String words = Pattern.compile("(?s)^.*?(?=ERROR at Row)")
                    .matcher(error.message())
                    .replaceFirst("");
            for (String secret : secrets) {
                words = words.replaceAll("(?<!\\w)" + Pattern.quote(secret) + "(?!\\w)", "***");
            }
            return words;
        };
    }

    /** What stands between quotes. No regular expression: one with alternatives takes stack for every sign. */
    private static List<String> texts(String soql) {
        List<String> texts = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < soql.length(); i++) {
            char c = soql.charAt(i);
            if (c == '\\' && start >= 0) {
                i++;
            } else if (c == '\'' && start < 0) {
                start = i + 1;
            } else if (c == '\'') {
                if (i > start) {
                    texts.add(soql.substring(start, i));
                }
                start = -1;
            }
        }
        return texts;
    }
}
