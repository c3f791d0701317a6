package io.sfsdk.testkit.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code multipart/form-data} part by part, never more than a buffer of it. Used by one thread. */
public final class Multipart {
    private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary=\"?([^\";]{1,70})\"?");
    private static final Pattern NAME = Pattern.compile("(?i)[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("(?i)filename=\"([^\"]*)\"");
    private static final int MAX_HEADER_BYTES = 8192;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int limit;
    private String disposition = "";

    private Multipart(InputStream in, String boundary) {
        InputStream lineEnd = new ByteArrayInputStream(new byte[] {'\r', '\n'});
        this.in = new SequenceInputStream(lineEnd, in);
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * Begins to read a body.
     *
     * @param contentType as the request has it, with the boundary
     * @throws MalformedMultipart if the type names no boundary
     */
    public static Multipart of(String contentType, InputStream content) throws IOException {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw malformed("no boundary");
        }
        Multipart parts = new Multipart(content, boundary.group(1));
        parts.copyTo(OutputStream.nullOutputStream());
        return parts;
    }

    /** Goes to the next part; false behind the last. */
    public boolean next() throws IOException {
        int first = read();
        int second = read();
        if (first == '-' && second == '-') {
            return false;
        }
        if (first != '\r' || second != '\n') {
            throw malformed("no line end behind a boundary");
        }
        disposition = "";
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) {
                disposition = line;
            }
        }
        return true;
    }

    /** The part's name, empty if it has none. */
    public String name() {
        Matcher name = NAME.matcher(disposition);
        return name.find() ? name.group(1) : "";
    }

    public Optional<String> fileName() {
        Matcher name = FILE_NAME.matcher(disposition);
        return name.find() ? Optional.of(name.group(1)) : Optional.empty();
    }

    /** Copies the part's bytes and stands behind the boundary that ends it. The boundary's first sign is in it only once. */
    public void copyTo(OutputStream out) throws IOException {
        int matched = 0;
        int from = position;
        while (matched < delimiter.length) {
            if (position == limit) {
                out.write(buffer, from, Math.max(0, limit - from - matched));
                from = refillKeeping(matched);
            }
            byte b = buffer[position++];
            if (b == delimiter[matched]) {
                matched++;
            } else {
                matched = b == delimiter[0] ? 1 : 0;
            }
        }
        out.write(buffer, from, position - delimiter.length - from);
    }

    /** What may be the start of a boundary stays in the buffer, at its front. */
    private int refillKeeping(int matched) throws IOException {
        System.arraycopy(delimiter, 0, buffer, 0, matched);
        int count = in.readNBytes(buffer, matched, buffer.length - matched);
        if (count == 0) {
            throw malformed("no closing boundary");
        }
        position = matched;
        limit = matched + count;
        return 0;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = read(); b != '\n'; b = read()) {
            if (line.size() > MAX_HEADER_BYTES) {
                throw malformed("a header of a part is too long");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    private int read() throws IOException {
        if (position == limit) {
            position = 0;
            limit = in.readNBytes(buffer, 0, buffer.length);
            if (limit == 0) {
                throw malformed("it ends early");
            }
        }
        return buffer[position++] & 0xFF;
    }

    /** What to throw at a body that has parts, but not those that are needed. */
    public static MalformedMultipart malformed(String what) {
        return new MalformedMultipart(what);
    }
}
