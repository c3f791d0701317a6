package io.sfsdk.examples.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One list of GATE's ANNIE plug-in ({@code uk.ac.gate.plugins:annie}, LGPL 3): an entry a line. The lists were kept by many
 * people over twenty years: some are UTF-8 and some ISO-8859-1, with either line end, stray blanks, empty lines, and features
 * behind the name ({@code Ofcom|abbrev=OC}). All of that is cleaned away here; what is a name, an odd one too, stays.
 */
final class WordList {
    private static final String FOLDER = "/resources/gazetteer/";
    private static final Pattern FEATURES = Pattern.compile("[|\\t].*|:\\w+=.*");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private WordList() {}

    /** The names of a list in its order, duplicates included; for example {@code company.lst}. */
    static List<String> read(String file) {
        return read(file, line -> true);
    }

    /** As {@link #read(String)}, of some lines only. */
    static List<String> read(String file, Predicate<String> chosen) {
        return text(bytes(file))
                .lines()
                .filter(chosen)
                .map(WordList::name)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static byte[] bytes(String file) {
        try (InputStream in = WordList.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException(
                        "no " + file + " on the class path; is uk.ac.gate.plugins:annie there?");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is not UTF-8 is ISO-8859-1, in which every byte is a letter. */
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static String name(String line) {
        String bare = FEATURES.matcher(line).replaceFirst("");
        return BLANKS.matcher(bare).replaceAll(" ").strip();
    }
}
