package io.sfsdk.examples.mainjob;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sfsdk.testkit.SimulatedOrg;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where an org is and who the job is there.
 *
 * @param privateKeyFile PKCS 8, PEM
 */
record OrgAddress(URI loginUrl, String clientId, String username, Path privateKeyFile) {
    /** From the line that a simulated org in another process writes when it is ready. */
    static OrgAddress read(Path readyFile) throws IOException {
        JsonNode ready = new ObjectMapper().readTree(Files.readString(readyFile));
        return new OrgAddress(
                URI.create(ready.required("loginUrl").textValue()),
                ready.required("clientId").textValue(),
                ready.required("username").textValue(),
                Path.of(ready.required("privateKeyFile").textValue()));
    }

    /** Of an org in this process; its key is written into the folder. */
    static OrgAddress of(SimulatedOrg org, JobFolder folder) throws IOException {
        Path key = folder.privateKey();
        Files.writeString(key, org.privateKeyPem());
        return new OrgAddress(org.loginUrl(), org.clientId(), org.username(), key);
    }
}
