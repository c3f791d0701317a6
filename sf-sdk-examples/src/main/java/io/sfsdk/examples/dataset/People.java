package io.sfsdk.examples.dataset;

import java.util.List;
import java.util.regex.Pattern;

/** Invents people, always the same ones: a given name of a list and the name of a British place as the surname. */
public final class People {
    private static final Pattern NAME = Pattern.compile("[A-Z][a-zäåèéëíïöøüñ]*(['-][A-Za-zé]+)*");

    private final List<List<String>> firstNames = List.of(given("person_female.lst"), given("person_male.lst"));
    private final List<String> places = WordList.read("city_uk.lst");

    private static List<String> given(String file) {
        return WordList.read(file).stream()
                .filter(name -> NAME.matcher(name).matches())
                .toList();
    }

    /** The two contacts of the organisation of this number. */
    public List<Person> of(Organisation organisation) {
        return List.of(person(organisation.number(), 0), person(organisation.number(), 1));
    }

    private Person person(int number, int which) {
        List<String> names = firstNames.get(which);
        return new Person(names.get(number % names.size()), places.get((number * 2 + which) % places.size()));
    }
}
