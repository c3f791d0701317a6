package io.sfsdk.soap;

import io.sfsdk.record.ApiName;
import io.sfsdk.record.RecordId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How calls are made beyond what is asked: the headers of SOAP. Each is sent with the operations that know it and with no other.
 * Immutable.
 *
 * <pre>{@code
 * SoapApi quiet = api.with(SoapOptions.none().allowDuplicates(false, false).allowFieldTruncation());
 * }</pre>
 *
 * <p>Options change nothing about which request may be repeated.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/soap_headers.htm">SOAP API Developer Guide, SOAP
 *     Headers</a>
 */
public final class SoapOptions {
    private static final SoapOptions NONE = new SoapOptions(Map.of(), new LinkedHashMap<>(), null, null);

    /** What stands inside of each header. */
    private final Map<SoapHeader, String> headers;

    private final Map<String, String> packages;
    private final @Nullable String defaultNamespace;
    private final @Nullable Consumer<String> debugLog;

    private SoapOptions(
            Map<SoapHeader, String> headers,
            Map<String, String> packages,
            @Nullable String defaultNamespace,
            @Nullable Consumer<String> debugLog) {
        this.headers = headers;
        this.packages = packages;
        this.defaultNamespace = defaultNamespace;
        this.debugLog = debugLog;
    }

    /** Whatever the org does by default: no assignment rule, no mail, no truncation, duplicates refused. */
    public static SoapOptions none() {
        return NONE;
    }

    /** Cuts texts that are too long. Default: the record is refused. */
    public SoapOptions allowFieldTruncation() {
        return and(SoapHeader.ALLOW_FIELD_TRUNCATION, flag("allowFieldTruncation", true));
    }

    /** Runs this assignment rule. Default: none, unlike REST, which runs the active one. */
    public SoapOptions assignmentRule(RecordId rule) {
        return and(SoapHeader.ASSIGNMENT_RULE, tag("assignmentRuleId", rule.value()));
    }

    /** Runs the active assignment rule, as REST does by default. */
    public SoapOptions defaultAssignmentRule() {
        return and(SoapHeader.ASSIGNMENT_RULE, flag("useDefaultRule", true));
    }

    /** Saves records that a duplicate rule would only alert on. Default: they are refused. */
    public SoapOptions allowDuplicates() {
        return duplicates(true, false, false);
    }

    /**
     * How duplicate rules work.
     *
     * @param allowSave whether records that a rule would only alert on are saved; default false
     * @param includeDetails whether matches tell their fields, not only their ids; default false
     * @param asCurrentUser whether the user's sharing applies, so that records that the user may not see match nothing; default false
     */
    public SoapOptions duplicates(boolean allowSave, boolean includeDetails, boolean asCurrentUser) {
        return and(
                SoapHeader.DUPLICATE_RULE,
                flag("allowSave", allowSave)
                        + flag("includeRecordDetails", includeDetails)
                        + flag("runAsCurrentUser", asCurrentUser));
    }

    /** Which mails a call may send: to those who created a case or lead, outside the org, and to users. Default: none. */
    public SoapOptions email(boolean autoResponse, boolean others, boolean users) {
        return and(
                SoapHeader.EMAIL,
                flag("triggerAutoResponseEmail", autoResponse)
                        + flag("triggerOtherEmail", others)
                        + flag("triggerUserEmail", users));
    }

    /** Puts the records into the user's list of recently used ones. Default: not. */
    public SoapOptions updateRecentlyUsed() {
        return and(SoapHeader.MRU, flag("updateMru", true));
    }

    /** What goes with a record to its new owner. Default: the org's. */
    public SoapOptions ownerChange(List<OwnerChange> changes) {
        StringBuilder inside = new StringBuilder();
        for (OwnerChange change : changes) {
            inside.append("<p:options>")
                    .append(flag("execute", change.execute()))
                    .append(tag("type", change.type()))
                    .append("</p:options>");
        }
        return and(SoapHeader.OWNER_CHANGE, inside.toString());
    }

    /**
     * The language of labels and, if wanted, of errors. Default: the user's.
     *
     * @param language such as {@code de} or {@code en_US}
     */
    public SoapOptions locale(String language, boolean localizeErrors) {
        return and(
                SoapHeader.LOCALE,
                tag("language", ApiName.require("a language", language)) + flag("localizeErrors", localizeErrors));
    }

    /** Has a managed package behave as in one of its versions, such as 1.2; several may be named. Default: as installed. */
    public SoapOptions packageVersion(String namespace, int major, int minor) {
        if (major < 0 || minor < 0) {
            throw new IllegalArgumentException(
                    "a package version is two numbers from 0, got " + major + " and " + minor);
        }
        Map<String, String> more = new LinkedHashMap<>(packages);
        more.put(
                ApiName.require("a namespace", namespace),
                "<p:packageVersions>" + tag("majorNumber", major) + tag("minorNumber", minor)
                        + tag("namespace", namespace) + "</p:packageVersions>");
        SoapOptions next = new SoapOptions(headers, more, defaultNamespace, debugLog);
        return next.and(SoapHeader.PACKAGE_VERSION, String.join("", more.values()));
    }

    /** Writes nothing into feeds. Default: feeds are tracked. */
    public SoapOptions withoutFeedTracking() {
        return and(SoapHeader.DISABLE_FEED_TRACKING, flag("disableFeedTracking", true));
    }

    /** Tells streaming subscribers nothing of the changes. Default: they are told. */
    public SoapOptions withoutStreaming() {
        return and(SoapHeader.STREAMING_ENABLED, flag("streamingEnabled", false));
    }

    /** Who gets the open opportunities of a territory's user who is deleted. Default: nobody. */
    public SoapOptions transferOnDelete(RecordId user) {
        return and(SoapHeader.USER_TERRITORY_DELETE, tag("transferToUserId", user.value()));
    }

    /** Reads names of fields and objects without a prefix as those of a managed package. Default: not. */
    public SoapOptions defaultNamespace(String namespace) {
        return new SoapOptions(headers, packages, ApiName.require("a namespace", namespace), debugLog);
    }

    /**
     * Has the org log what a write does. Default: not.
     *
     * @param levels such as {@code Apex_code} to {@code Finest}
     * @param log gets the log of each answer, on the thread that made the call; it may hold field values
     */
    public SoapOptions debugging(Map<String, String> levels, Consumer<String> log) {
        StringBuilder inside = new StringBuilder();
        levels.forEach((category, level) -> inside.append("<p:categories>")
                .append(tag("category", ApiName.require("a category", category)))
                .append(tag("level", ApiName.require("a level", level)))
                .append("</p:categories>"));
        SoapOptions next = new SoapOptions(headers, packages, defaultNamespace, log);
        return next.and(SoapHeader.DEBUGGING, inside.toString());
    }

    /** Told with each write, not as an option. */
    SoapOptions allOrNone() {
        return and(SoapHeader.ALL_OR_NONE, flag("allOrNone", true));
    }

    void hearDebugLog(String log) {
        if (debugLog != null) {
            debugLog.accept(log);
        }
    }

    /** Those that {@code operation} knows, as the content of a SOAP header. */
    void writeTo(XmlWriter xml, String operation, String client) {
        xml.raw("<p:CallOptions>").raw(tag("client", client));
        if (defaultNamespace != null) {
            xml.raw(tag("defaultNamespace", defaultNamespace));
        }
        xml.raw("</p:CallOptions>");
        headers.forEach((header, inside) -> {
            if (header.isFor(operation)) {
                write(xml, header, inside);
            }
        });
    }

    static void write(XmlWriter xml, SoapHeader header, String inside) {
        xml.raw("<p:" + header.element + ">").raw(inside).raw("</p:" + header.element + ">");
    }

    static String flag(String name, boolean value) {
        return tag(name, value);
    }

    static String tag(String name, Object value) {
        return "<p:" + name + ">" + value + "</p:" + name + ">";
    }

    private SoapOptions and(SoapHeader header, String inside) {
        Map<SoapHeader, String> more = new EnumMap<>(SoapHeader.class);
        more.putAll(headers);
        more.put(header, inside);
        return new SoapOptions(Collections.unmodifiableMap(more), packages, defaultNamespace, debugLog);
    }

    @Override
    public String toString() {
        return "SoapOptions" + headers.keySet();
    }
}
