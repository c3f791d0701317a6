package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.http.Spool;
import io.sfsdk.testkit.store.BlobKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Contents that were uploaded as parts: small ones in memory, large ones in temporary files. A record's base64 field holds the
 * key of one, or the base64 text it was written with. Safe to share.
 */
final class Blobs {
    static final int MOST_IN_MEMORY = 256 * 1024;

    private final AtomicLong number = new AtomicLong();
    private final Map<String, Spool> kept = new ConcurrentHashMap<>();

    /** Keeps one and returns what its field holds. */
    String keep(Spool content, long bytes, byte[] digest) {
        String key = new BlobKey(number.incrementAndGet(), bytes, BlobKey.hex(digest)).text();
        kept.put(key, content);
        return key;
    }

    void drop(String key) {
        Spool content = kept.remove(key);
        if (content != null) {
            delete(content);
        }
    }

    Response show(String value, String contentType) {
        Spool content = kept.get(value);
        if (content == null) {
            return Response.of(200, contentType, Base64.getMimeDecoder().decode(value));
        }
        Optional<Path> file = content.file();
        return file.isPresent()
                ? Response.file(200, contentType, file.get())
                : Response.of(200, contentType, content.inMemory());
    }

    void discard() {
        kept.values().forEach(Blobs::delete);
        kept.clear();
    }

    private static void delete(Spool content) {
        try {
            Optional<Path> file = content.file();
            if (file.isPresent()) {
                Files.deleteIfExists(file.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
