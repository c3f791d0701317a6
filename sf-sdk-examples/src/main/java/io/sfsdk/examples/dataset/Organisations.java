package io.sfsdk.examples.dataset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * About eight thousand lines, always in the same order: companies that are customers already, and an import file of companies,
 * public bodies, universities, media, charities, teams and bands, many of which are customers already too.
 *
 * @param customers each organisation once
 * @param newcomers the lines of the import file; a tenth name an organisation that an earlier line or a customer has
 */
public record Organisations(List<Organisation> customers, List<Organisation> newcomers) {
    public Organisations {
        customers = List.copyOf(customers);
        newcomers = List.copyOf(newcomers);
    }

    /** Every n-th customer and every n-th line of the import file only. */
    public Organisations every(int step) {
        return new Organisations(every(step, customers), every(step, newcomers));
    }

    private static List<Organisation> every(int step, List<Organisation> lines) {
        return IntStream.range(0, lines.size())
                .filter(i -> i % step == 0)
                .mapToObj(lines::get)
                .toList();
    }

    /** Reads the lists. */
    public static Organisations read() {
        Reader reader = new Reader();
        List<Organisation> companies = reader.read(Kind.BUSINESS, WordList.read("company.lst"));
        List<Organisation> customers =
                companies.stream().filter(company -> !company.repeated()).toList();
        return new Organisations(customers, newcomers(reader));
    }

    private static List<Organisation> newcomers(Reader reader) {
        List<Organisation> all = new ArrayList<>();
        all.addAll(reader.read(Kind.BUSINESS, WordList.read("companies_uk.lst")));
        all.addAll(reader.read(Kind.BUSINESS, WordList.read("more_company.lst")));
        all.addAll(reader.read(Kind.EDUCATION, WordList.read("university_uk.lst")));
        for (String file : List.of("newspapers.lst", "tvcompany.lst", "radio_stations_uk.lst")) {
            all.addAll(reader.read(Kind.MEDIA, WordList.read(file)));
        }
        all.addAll(reader.read(Kind.CHARITY, WordList.read("charities.lst")));
        for (String file : List.of(
                "public-bodies-non-departmental.lst",
                "executive-agencies.lst",
                "executive-agencies-old.lst",
                "govt-departments-ministerial.lst",
                "govt-departments-non-ministerial.lst",
                "govt-departments-non-ministerial-old.lst")) {
            all.addAll(reader.read(Kind.PUBLIC_BODY, WordList.read("government/" + file)));
        }
        for (String file : List.of("nba-teams.lst", "nfl-teams.lst", "mlb-teams.lst")) {
            all.addAll(reader.read(Kind.SPORTS, WordList.read(file)));
        }
        all.addAll(reader.read(Kind.MUSIC, bands()));
        return all;
    }

    /** Of 308,940 bands those with quotes in their names, and some written in other letters than English has. */
    private static List<String> bands() {
        List<String> foreign = WordList.read("musical_group.lst", Organisations::isForeign);
        List<String> chosen = new ArrayList<>(WordList.read("musical_group.lst", line -> line.indexOf('"') >= 0));
        for (int i = 0; i < foreign.size(); i += 40) {
            chosen.add(foreign.get(i));
        }
        return chosen;
    }

    private static boolean isForeign(String name) {
        return name.chars().anyMatch(c -> c > 0x7f);
    }

    /** Numbers the lines and remembers the names seen. */
    private static final class Reader {
        private final Set<String> seen = new HashSet<>();
        private int number;

        List<Organisation> read(Kind kind, List<String> names) {
            return names.stream()
                    .map(name -> new Organisation(++number, name, kind, !seen.add(Organisation.keyOf(name))))
                    .toList();
        }
    }
}
