package io.sfsdk.auth;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an RSA private key from PEM.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468, Textual Encodings of PKIX, PKCS, and CMS Structures</a>
 */
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ((?:[A-Z0-9]+ )*PRIVATE KEY)-----([^-]*)-----END \\1-----");
    private static final Map<String, String> OTHER_KINDS = Map.of(
            "BEGIN ENCRYPTED PRIVATE KEY", "is encrypted; decrypt it with: openssl pkcs8 -in key.pem -out plain.pem",
            "Proc-Type: 4,ENCRYPTED", "is encrypted; decrypt it with: openssl rsa -in key.pem -out plain.pem",
            "BEGIN EC PRIVATE KEY", "is an elliptic curve key; Salesforce takes RSA keys only",
            "BEGIN OPENSSH PRIVATE KEY", "is an SSH key; convert it with: ssh-keygen -p -m PEM -f key");

    /** Version 0 and the algorithm rsaEncryption, as PKCS#8 puts them before a PKCS#1 key. */
    private static final String RSA_PREFIX = "020100300d06092a864886f70d0101010500";

    private Pem() {}

    static PrivateKey read(Path file) {
        KeyFile.check(file);
        try {
            return parse(Files.readString(file, StandardCharsets.ISO_8859_1), file.toString());
        } catch (IOException e) {
            throw KeyFile.unreadable(file, e);
        }
    }

    static PrivateKey parse(String text, String name) {
        OTHER_KINDS.forEach((sign, problem) -> {
            if (text.contains(sign)) {
                throw new IllegalArgumentException(name + " " + problem);
            }
        });
        Matcher block = BLOCK.matcher(text);
        if (!block.find()) {
            throw new IllegalArgumentException(
                    name + " holds no private key: BEGIN PRIVATE KEY or BEGIN RSA PRIVATE KEY is" + " missing"
                            + (text.contains("BEGIN CERTIFICATE") ? ", there is only a certificate" : ""));
        }
        byte[] der = decode(block.group(2), name);
        byte[] pkcs8 = block.group(1).equals("RSA PRIVATE KEY") ? pkcs8(der) : der;
        try {
            return key(pkcs8, name);
        } finally {
            Arrays.fill(der, (byte) 0);
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    /** The cause could quote the key. */
    @SuppressWarnings("UnusedException")
    private static byte[] decode(String base64, String name) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " is damaged: its private key is no Base64");
        }
    }

    private static PrivateKey key(byte[] pkcs8, String name) {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException(
                    name + " holds no RSA private key, or a damaged one; Salesforce takes RSA keys only", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no RSA", e);
        }
    }

    private static byte[] pkcs8(byte[] pkcs1) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(HexFormat.of().parseHex(RSA_PREFIX));
        content.writeBytes(tagged(0x04, pkcs1));
        return tagged(0x30, content.toByteArray());
    }

    /** DER: tag, length, content. No key is so short that its length needs fewer than two bytes. */
    private static byte[] tagged(int tag, byte[] content) {
        ByteArrayOutputStream der = new ByteArrayOutputStream();
        der.write(tag);
        der.write(0x82);
        der.write(content.length >>> 8);
        der.write(content.length);
        der.writeBytes(content);
        return der.toByteArray();
    }
}
