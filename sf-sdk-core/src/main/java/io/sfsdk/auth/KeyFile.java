package io.sfsdk.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file that holds a private key. */
final class KeyFile {
    private static final Logger log = LoggerFactory.getLogger(KeyFile.class);
    private static final Set<PosixFilePermission> OTHERS_READ =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private KeyFile() {}

    /** Warns where the file system knows permissions and they let others read. */
    static void check(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    "the key file " + file.toAbsolutePath() + " does not exist or is no file");
        }
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && isReadableByOthers(file, view)) {
            log.warn("the private key in {} can be read by other users; chmod 600 it", file);
        }
    }

    private static boolean isReadableByOthers(Path file, PosixFileAttributeView view) {
        try {
            return view.readAttributes().permissions().stream().anyMatch(OTHERS_READ::contains);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static IllegalArgumentException unreadable(Path file, IOException cause) {
        return new IllegalArgumentException("the key file " + file.toAbsolutePath() + " cannot be read", cause);
    }
}
