package io.sfsdk.examples.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sfsdk.auth.SigningKey;
import io.sfsdk.testkit.SimulatedOrg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Where an org is, and who a job is there. */
public record OrgAddress(String loginUrl, String clientId, String username, SigningKey key) {
    /** From the line that a simulated org in another process writes when it is ready. */
    public static OrgAddress read(Path readyFile) throws IOException {
        JsonNode ready = new ObjectMapper().readTree(Files.readString(readyFile));
        return new OrgAddress(
                ready.required("loginUrl").textValue(),
                ready.required("clientId").textValue(),
                ready.required("username").textValue(),
                SigningKey.fromPem(Path.of(ready.required("privateKeyFile").textValue())));
    }

    /** Writes such a line, and the key into a file beside it. */
    public static void write(SimulatedOrg org, Path readyFile) throws IOException {
        Path key = readyFile.resolveSibling(readyFile.getFileName() + ".pem");
        Files.deleteIfExists(key);
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, org.privateKeyPem());
        Map<String, String> ready = Map.of(
                "loginUrl", org.loginUrl().toString(),
                "clientId", org.clientId(),
                "username", org.username(),
                "privateKeyFile", key.toAbsolutePath().toString());
        Files.writeString(readyFile, new ObjectMapper().writeValueAsString(ready));
    }

    /** Of an org in this process. */
    public static OrgAddress of(SimulatedOrg org) {
        return new OrgAddress(
                org.loginUrl().toString(), org.clientId(), org.username(), SigningKey.of(org.privateKey()));
    }
}
