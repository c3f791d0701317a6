package io.sfsdk.auth;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.util.Collections;

/** Reads a private key from a PKCS12 or JKS file and says what is wrong with it. */
final class KeyStoreFile {
    private static final int FIRST_OF_JKS = 0xFE;
    private static final int FIRST_OF_PKCS12 = 0x30;

    private KeyStoreFile() {}

    static PrivateKey read(Path file, char[] password, String alias) {
        KeyFile.check(file);
        try {
            return key(opened(file, password), file, password, alias);
        } catch (IOException e) {
            throw e.getCause() instanceof UnrecoverableKeyException
                    ? new IllegalArgumentException("wrong password for the key store " + file, e)
                    : KeyFile.unreadable(file, e);
        } catch (UnrecoverableKeyException e) {
            throw new IllegalArgumentException(
                    "the key " + alias + " in " + file + " has another password than its key store; give both the same",
                    e);
        } catch (KeyStoreException e) {
            throw new IllegalArgumentException(file + " is no PKCS12 or JKS key store", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key store " + file + " cannot be opened by this JVM", e);
        }
    }

    /** Of the two kinds that are promised only: readers of other kinds in the JDK build objects that a file asks for. */
    private static KeyStore opened(Path file, char[] password) throws IOException, GeneralSecurityException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.mark(1);
            int first = in.read();
            in.reset();
            String kind = first == FIRST_OF_JKS ? "JKS" : first == FIRST_OF_PKCS12 ? "PKCS12" : null;
            if (kind == null) {
                throw new KeyStoreException("begins like neither");
            }
            KeyStore store = KeyStore.getInstance(kind);
            store.load(in, password);
            return store;
        }
    }

    private static PrivateKey key(KeyStore store, Path file, char[] password, String alias)
            throws GeneralSecurityException {
        Key key = store.getKey(alias, password);
        if (key instanceof PrivateKey found) {
            return found;
        }
        String problem = store.containsAlias(alias) ? "holds no private key, only a certificate" : "does not exist";
        throw new IllegalArgumentException("the alias " + alias + " in " + file + " " + problem + "; its aliases are "
                + Collections.list(store.aliases()));
    }
}
