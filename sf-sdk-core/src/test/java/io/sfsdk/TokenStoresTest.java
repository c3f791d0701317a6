package io.sfsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.auth.StoredToken;
import io.sfsdk.auth.TokenStore;
import io.sfsdk.contract.TokenStoreContract;
import io.sfsdk.watermark.FileWatermarkStore;
import io.sfsdk.watermark.JdbcWatermarkStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenStoresTest {
    @Nested
    class OverFiles extends TokenStoreContract {
        @TempDir
        private Path folder;

        @Override
        protected TokenStore emptyStore() {
            return TokenStores.over(FileWatermarkStore.at(folder));
        }

        @Override
        protected TokenStore reopened(TokenStore same) {
            return TokenStores.over(FileWatermarkStore.at(folder));
        }

        @Test
        void onlyTheOwnerCanReadThem() throws IOException {
            emptyStore().replace("acme", null, new StoredToken("secret"));

            try (Stream<Path> files = Files.list(folder)) {
                List<Path> all = files.toList();
                assertThat(all).isNotEmpty();
                for (Path file : all) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------");
                }
            }
        }
    }

    @Nested
    class OverATable extends TokenStoreContract {
        private final JdbcDataSource database = database();

        private static JdbcDataSource database() {
            JdbcDataSource database = new JdbcDataSource();
            database.setURL("jdbc:h2:mem:tokens-" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
            return database;
        }

        @Override
        protected TokenStore emptyStore() {
            return TokenStores.over(JdbcWatermarkStore.in(database, "sf_token").createTable());
        }

        @Override
        protected TokenStore reopened(TokenStore same) {
            return TokenStores.over(JdbcWatermarkStore.in(database, "sf_token"));
        }
    }
}
