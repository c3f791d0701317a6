package io.sfsdk.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** An authority and what it signed, made for one test run by the JDK's own tool. */
final class Certificates {
    private static final String PASSWORD = "changeit";
    private static final String AUTHORITY = "authority";
    private static final String ISSUER_OPTION = "-signer";

    private final Path folder;

    Certificates(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        keytool(AUTHORITY, AUTHORITY, List.of("-ext", "bc:c"));
    }

    /** A server with a certificate of the authority for this name, valid from a day that is so many days off. */
    SSLContext server(String subjectAlternativeName, int validFromDays, int days) throws Exception {
        String alias = "server" + validFromDays + subjectAlternativeName.hashCode();
        keytool(
                AUTHORITY,
                alias,
                List.of(
                        ISSUER_OPTION,
                        AUTHORITY,
                        "-ext",
                        "san=" + subjectAlternativeName,
                        "-startdate",
                        validFromDays + "d",
                        "-validity",
                        Integer.toString(days)));
        return presenting(AUTHORITY, alias);
    }

    /** A server that vouches for itself. */
    SSLContext selfSigned(String subjectAlternativeName) throws Exception {
        keytool("self", "self", List.of("-ext", "san=" + subjectAlternativeName));
        return presenting("self", "self");
    }

    /** A client that trusts the authority. */
    SSLContext client() throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust(), new SecureRandom());
        return context;
    }

    private TrustManager[] trust() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(AUTHORITY, store(AUTHORITY).getCertificate(AUTHORITY));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        return trust.getTrustManagers();
    }

    /** A host of this name, or a client, that shows a certificate of the authority and trusts its others. */
    SSLContext mutual(String subjectAlternativeName) throws Exception {
        String alias = "mutual" + subjectAlternativeName.hashCode();
        keytool(
                AUTHORITY,
                alias,
                List.of(ISSUER_OPTION, AUTHORITY, "-ext", "san=" + subjectAlternativeName, "-validity", "30"));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys(AUTHORITY, alias), trust(), new SecureRandom());
        return context;
    }

    private SSLContext presenting(String file, String alias) throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys(file, alias), null, new SecureRandom());
        return context;
    }

    private KeyManager[] keys(String file, String alias) throws GeneralSecurityException, IOException {
        KeyStore all = store(file);
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        char[] password = PASSWORD.toCharArray();
        own.setKeyEntry(alias, all.getKey(alias, password), password, all.getCertificateChain(alias));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, password);
        return keys.getKeyManagers();
    }

    private KeyStore store(String file) throws GeneralSecurityException, IOException {
        return KeyStore.getInstance(folder.resolve(file).toFile(), PASSWORD.toCharArray());
    }

    private void keytool(String file, String alias, List<String> more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                "CN=" + alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-storetype",
                "PKCS12",
                "-keystore",
                folder.resolve(file).toString(),
                "-storepass",
                PASSWORD));
        command.addAll(more);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(output);
        }
    }
}
