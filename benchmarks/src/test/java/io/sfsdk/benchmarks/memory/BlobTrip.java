package io.sfsdk.benchmarks.memory;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.FixedToken;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.rest.FileContent;
import io.sfsdk.rest.RestFiles;
import java.io.IOException;
import java.net.URI;

/** Main class of a JVM with a small heap: sends a blob, reads it back and prints its checksum. */
final class BlobTrip {
    private BlobTrip() {}

    /**
     * Goes there and back.
     *
     * @param arguments the server's address, the blob's length
     */
    public static void main(String[] arguments) throws IOException {
        long length = Long.parseLong(arguments[1]);
        try (JdkHttpTransport transport =
                        JdkHttpTransport.builder().allowPlainHttp(true).build();
                SalesforceClient client = SalesforceClient.builder(FixedToken.of("token", URI.create(arguments[0])))
                        .transport(transport)
                        .build()) {
            RestFiles files = client.rest().files();
            RecordId id = files.create(
                    SObject.of("ContentVersion").with("PathOnClient", "blob.bin"),
                    "VersionData",
                    FileContent.of("blob.bin", length, () -> new Blob(length)));
            try (HttpResponse answer = files.open("ContentVersion", id, "VersionData")) {
                System.out.println(Blob.checksum(answer.body(), length) + " "
                        + answer.body().read());
            }
        }
    }
}
