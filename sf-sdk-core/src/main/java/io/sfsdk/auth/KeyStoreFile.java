package io.sfsdk.auth;

import java.io.IOException;
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
    private KeyStoreFile() {}

    static PrivateKey read(Path file, char[] password, String alias) {
        KeyFile.check(file);
        try {
            return key(KeyStore.getInstance(file.toFile(), password), file, password, alias);
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
