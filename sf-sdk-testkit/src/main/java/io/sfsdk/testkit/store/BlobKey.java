package io.sfsdk.testkit.store;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a base64 field says of content that is kept elsewhere. A field that holds none of these holds the base64 text itself.
 *
 * @param number tells contents apart
 * @param bytes the size of the content
 * @param checksum MD5 in hexadecimal digits
 */
public record BlobKey(long number, long bytes, String checksum) {
    private static final Pattern FORM = Pattern.compile("blob:(\\d+):(\\d+):([0-9a-f]{32})");

    /** What the value of a base64 field says, whichever it holds. */
    static BlobKey describing(String value) {
        return read(value).orElseGet(() -> {
            byte[] content = Base64.getMimeDecoder().decode(value);
            return new BlobKey(0, content.length, hex(md5().digest(content)));
        });
    }

    private static Optional<BlobKey> read(String value) {
        Matcher form = FORM.matcher(value);
        return form.matches()
                ? Optional.of(new BlobKey(Long.parseLong(form.group(1)), Long.parseLong(form.group(2)), form.group(3)))
                : Optional.empty();
    }

    /** The digest of checksums. */
    public static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    /** 32 hexadecimal digits. */
    public static String hex(byte[] digest) {
        return String.format("%032x", new BigInteger(1, digest));
    }

    /** The value of the field. */
    public String text() {
        return "blob:" + number + ":" + bytes + ":" + checksum;
    }
}
