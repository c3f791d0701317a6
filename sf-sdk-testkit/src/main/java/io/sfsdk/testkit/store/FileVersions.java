package io.sfsdk.testkit.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What goes along with a new version of a file: its document, made by the first version, the numbers of versions, and the link to
 * the record it is published at.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_contentversion.htm">ContentVersion</a>
 */
final class FileVersions {
    private static final String VERSION = "ContentVersion";
    private static final String DOCUMENT = "ContentDocument";
    private static final Set<String> KNOWN = Set.of("CSV", "GIF", "HTML", "JPG", "PDF", "PNG", "XML", "ZIP");

    private final TransactionScope scope;
    private final Draft draft;

    FileVersions(TransactionScope scope, Draft draft) {
        this.scope = scope;
        this.draft = draft;
    }

    /** Fields that follow from the content and its name; size and checksum are those of any object with a blob. */
    static void describe(Draft draft) {
        Object content = draft.has("VersionData") ? draft.get("VersionData") : draft.get("Body");
        if (content != null && (draft.has("ContentSize") || draft.has("BodyLength"))) {
            BlobKey blob = BlobKey.describing(content.toString());
            draft.set("ContentSize", BigDecimal.valueOf(blob.bytes()));
            draft.set("BodyLength", BigDecimal.valueOf(blob.bytes()));
            draft.set("Checksum", blob.checksum());
        }
        if (draft.has("PathOnClient")) {
            named(draft, String.valueOf(draft.get("PathOnClient")));
        }
    }

    private static void named(Draft draft, String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 ? "" : name.substring(dot + 1);
        draft.set("FileExtension", extension.isEmpty() ? null : extension);
        String upper = extension.toUpperCase(Locale.ROOT);
        draft.set("FileType", upper.equals("TXT") ? "TEXT" : KNOWN.contains(upper) ? upper : "UNKNOWN");
        if (draft.get("Title") == null) {
            draft.set("Title", dot <= 0 ? name : name.substring(0, dot));
        }
    }

    private boolean isVersion() {
        return draft.layout().type().name().equals(VERSION) && scope.catalog().ordinal(DOCUMENT) >= 0;
    }

    /** Before the version is stored. */
    void prepare() {
        if (!isVersion()) {
            return;
        }
        draft.set("ContentModifiedDate", draft.get(draft.layout().created));
        draft.set("ContentModifiedById", draft.get(draft.layout().createdBy));
        if (draft.get("ContentDocumentId") == null) {
            draft.set("ContentDocumentId", newDocument());
        } else {
            supersede(Objects.requireNonNull(draft.get("ContentDocumentId")).toString());
        }
    }

    private @Nullable String newDocument() {
        int ordinal = scope.catalog().ordinal(DOCUMENT);
        Draft document = Draft.ofNew(scope.catalog().layout(ordinal));
        copy(document);
        return new RecordSaving(scope)
                .insert(ordinal, document, WriteOptions.none())
                .id();
    }

    private void copy(Draft document) {
        List.of("Title", "Description", "ContentSize", "FileType", "FileExtension", "ContentModifiedDate", "OwnerId")
                .forEach(field -> document.set(field, draft.get(field)));
    }

    private void supersede(String documentId) {
        int ordinal = scope.catalog().ordinal(VERSION);
        ValueIndex index =
                Objects.requireNonNull(draft.layout().indexOf(draft.layout().slot("ContentDocumentId")));
        List<StoredRow> earlier =
                scope.liveWithValue(ordinal, index, documentId).toList();
        draft.set("VersionNumber", String.valueOf(earlier.size() + 1));
        for (StoredRow version : earlier) {
            Draft older = Draft.of(version);
            older.set("IsLatest", false);
            scope.put(older.finished(version.number(), version.id()));
        }
    }

    /** After the version is stored. */
    void finish(String versionId, Instant at) {
        if (!isVersion()) {
            return;
        }
        String documentId = String.valueOf(draft.get("ContentDocumentId"));
        StoredRow stored = scope.locked(documentId);
        Draft document = Draft.of(stored);
        copy(document);
        document.set("LatestPublishedVersionId", versionId);
        document.stamp(at, scope.userId(), false);
        scope.put(document.finished(stored.number(), stored.id()));
        link(documentId);
    }

    private void link(String documentId) {
        int ordinal = scope.catalog().ordinal("ContentDocumentLink");
        Object location = draft.get("FirstPublishLocationId");
        if (ordinal >= 0 && location != null) {
            Draft link = Draft.ofNew(scope.catalog().layout(ordinal));
            link.set("ContentDocumentId", documentId);
            link.set("LinkedEntityId", location);
            new RecordSaving(scope).insert(ordinal, link, WriteOptions.none());
        }
    }
}
