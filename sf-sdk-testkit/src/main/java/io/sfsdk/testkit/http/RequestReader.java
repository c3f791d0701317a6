package io.sfsdk.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests off one connection.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm">Status Codes and
 *     Error Responses</a> for the limits of 16,384 bytes that 414 and 431 report
 */
final class RequestReader {
    private static final int MAX_URI_BYTES = 16_384;
    private static final int MAX_HEAD_BYTES = 16_384;
    private static final int MAX_LINE_BYTES = 1 << 21;
    private static final int MAX_BODY_BYTES = 256 << 20;
    private static final int MOST_IN_MEMORY = 1 << 20;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final SocketInput in;
    private final OutputStream out;

    RequestReader(SocketInput in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** The next request, or null if the client hung up between requests. */
    @Nullable
    Request next() throws IOException {
        if (!in.awaitByte()) {
            return null;
        }
        String line = in.readLine(MAX_LINE_BYTES, 414);
        int first = line.indexOf(' ');
        int last = line.lastIndexOf(' ');
        if (first <= 0 || last == first || !line.startsWith("HTTP/1.", last + 1)) {
            throw new MalformedRequest(400, "request line");
        }
        String target = withoutAuthority(line.substring(first + 1, last));
        if (!target.startsWith("/") || !PercentCoding.isWellFormed(target)) {
            throw new MalformedRequest(400, "request target");
        }
        Headers headers = readHeaders(target.length());
        String method = line.substring(0, first);
        boolean oldHttp = line.endsWith("HTTP/1.0");
        return isLarge(headers)
                ? spooled(method, target, headers, oldHttp)
                : new Request(method, target, headers, readBody(headers), null, oldHttp);
    }

    private static boolean isLarge(Headers headers) {
        String type = headers.first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        String coding = headers.first("Content-Encoding").orElse("");
        return type.startsWith("text/csv")
                ? coding.isEmpty() || coding.equalsIgnoreCase("gzip")
                : type.startsWith("multipart/") && coding.isEmpty();
    }

    /** Blobs and uploads of records may have any size, so they go to the disk. */
    private Request spooled(String method, String target, Headers headers, boolean oldHttp) throws IOException {
        sendContinue(headers);
        Spool sent = new Spool(MOST_IN_MEMORY);
        try (sent) {
            if (headers.lists("Transfer-Encoding", "chunked")) {
                copyChunks(sent);
            } else {
                in.copy(longSize(headers.first("Content-Length").orElse("0"), 10), sent);
            }
        } catch (IOException | MalformedRequest e) {
            sent.discard();
            throw e;
        }
        Spool plain = headers.first("Content-Encoding").isPresent() ? inflated(sent) : sent;
        return new Request(
                method, target, headers, plain.inMemory(), plain.file().orElse(null), oldHttp);
    }

    private static Spool inflated(Spool sent) throws IOException {
        Spool plain = new Spool(MOST_IN_MEMORY);
        try (plain;
                InputStream in = Gzip.inflating(sent.content())) {
            in.transferTo(plain);
            return plain;
        } catch (IOException e) {
            plain.discard();
            throw new MalformedRequest(400, "compressed body: " + e.getMessage());
        } finally {
            sent.discard();
        }
    }

    private void copyChunks(Spool sent) throws IOException {
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            in.copy(size, sent);
            in.readLine(2, 400);
        }
        skipTrailers();
    }

    private void sendContinue(Headers headers) throws IOException {
        if (headers.lists("Expect", "100-continue")) {
            out.write(CONTINUE);
        }
    }

    /** The path of a target in absolute form, which every server has to accept (RFC 9112, section 3.2.2). */
    private static String withoutAuthority(String target) {
        if (!target.regionMatches(true, 0, "http://", 0, 7)) {
            return target;
        }
        int path = target.indexOf('/', 7);
        return path < 0 ? "/" : target.substring(path);
    }

    private Headers readHeaders(int uriBytes) throws IOException {
        List<Map.Entry<String, String>> lines = new ArrayList<>(12);
        long headBytes = uriBytes;
        for (String line = in.readLine(MAX_LINE_BYTES, 431); !line.isEmpty(); line = in.readLine(MAX_LINE_BYTES, 431)) {
            headBytes += line.length() + 2;
            lines.add(header(line));
        }
        if (uriBytes > MAX_URI_BYTES) {
            throw new MalformedRequest(414, "request URI");
        }
        if (headBytes > MAX_HEAD_BYTES) {
            throw new MalformedRequest(431, "request head");
        }
        return Headers.of(lines);
    }

    private static Map.Entry<String, String> header(String line) {
        int colon = line.indexOf(':');
        if (colon <= 0) {
            throw new MalformedRequest(400, "header line");
        }
        return Map.entry(line.substring(0, colon), line.substring(colon + 1).trim());
    }

    private byte[] readBody(Headers headers) throws IOException {
        Optional<String> length = headers.first("Content-Length");
        boolean chunked = headers.lists("Transfer-Encoding", "chunked");
        if (length.isEmpty() && !chunked) {
            return new byte[0];
        }
        sendContinue(headers);
        byte[] sent = chunked ? readChunks() : in.readExactly(size(length.orElseThrow(), 10));
        Optional<String> coding = headers.first("Content-Encoding");
        return coding.isPresent() ? Gzip.decode(coding.get(), sent) : sent;
    }

    private byte[] readChunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.write(in.readExactly(size));
            in.readLine(2, 400);
            if (body.size() > MAX_BODY_BYTES) {
                throw new MalformedRequest(413, "body");
            }
        }
        skipTrailers();
        return body.toByteArray();
    }

    private void skipTrailers() throws IOException {
        while (!in.readLine(MAX_LINE_BYTES, 431).isEmpty()) {
            // trailers say nothing the org wants to know
        }
    }

    private int chunkSize() throws IOException {
        String line = in.readLine(256, 400);
        int extension = line.indexOf(';');
        return size(extension < 0 ? line : line.substring(0, extension), 16);
    }

    private static int size(String digits, int radix) {
        long size = longSize(digits, radix);
        if (size > MAX_BODY_BYTES) {
            throw new MalformedRequest(413, "body");
        }
        return (int) size;
    }

    private static long longSize(String digits, int radix) {
        try {
            long size = Long.parseLong(digits.trim(), radix);
            if (size < 0) {
                throw new MalformedRequest(400, "size of a body");
            }
            return size;
        } catch (NumberFormatException e) {
            throw new MalformedRequest(400, "size of a body");
        }
    }
}
