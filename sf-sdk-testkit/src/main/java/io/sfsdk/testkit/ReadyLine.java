package io.sfsdk.testkit;

import io.sfsdk.testkit.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The one line of JSON that tells whoever started the jar where the org is. */
final class ReadyLine {
    private ReadyLine() {}

    static String of(SimulatedOrg org, Path privateKeyFile) {
        JsonWriter json = new JsonWriter().beginObject();
        json.name("loginUrl").value(org.loginUrl().toString());
        json.name("instanceUrl").value(org.instanceUrl().toString());
        json.name("clientId").value(org.clientId());
        json.name("username").value(org.username());
        json.name("privateKeyFile").value(privateKeyFile.toString());
        json.name("accessToken").value(org.accessToken());
        json.name("orgId").value(org.orgId());
        json.name("apiVersions").beginArray();
        int newest = org.policies().rest().newestVersion();
        for (int version = org.policies().rest().oldestVersion(); version <= newest; version++) {
            json.value(version + ".0");
        }
        json.endArray().name("clientSecret").value(org.clientSecret());
        json.name("pubsubEndpoint").value(org.pubsubEndpoint());
        json.name("pubsubTlsEndpoint").value(org.pubsubTlsEndpoint());
        json.name("pubsubCertificate").value(org.pubsubCertificatePem());
        byte[] line = json.endObject().toBytes();
        return new String(line, StandardCharsets.UTF_8);
    }

    /** Appears whole or not at all, so that a watcher never reads half a line. */
    static void write(Path file, String line) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path half = Files.createTempFile(folder, "ready", ".tmp");
        Files.writeString(half, line + "\n");
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Writes the key to a temporary file only the owner can read, gone when the JVM ends. */
    static Path writePrivateKey(SimulatedOrg org) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        Path file = posix
                ? Files.createTempFile(
                        "simulated-org",
                        ".pem",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile("simulated-org", ".pem");
        file.toFile().deleteOnExit();
        return Files.writeString(file, org.privateKeyPem());
    }
}
