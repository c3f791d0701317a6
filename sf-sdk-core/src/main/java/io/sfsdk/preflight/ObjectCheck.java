package io.sfsdk.preflight;

import io.sfsdk.error.ApiException;
import io.sfsdk.preflight.PlannedJob.Access;
import io.sfsdk.rest.FieldDescribe;
import io.sfsdk.rest.RestApi;
import io.sfsdk.rest.SObjectDescribe;
import io.sfsdk.rest.SObjectSummary;
import java.util.List;

/** Whether the user may do to an object and its fields what a job plans. */
final class ObjectCheck {
    private static final String PERMISSIONS = "permissions";

    private ObjectCheck() {}

    static void job(RestApi api, PlannedJob job, Findings findings) {
        SObjectDescribe described;
        try {
            described = api.describe(job.sobject());
        } catch (ApiException e) {
            findings.error(
                    PERMISSIONS,
                    job.sobject() + " does not exist, or the user may not see it (" + e.code() + ")",
                    "Check the name; else give the user access to the object");
            return;
        }
        if (!isAllowed(job.access(), described.summary())) {
            findings.error(
                    PERMISSIONS,
                    "the user may not " + job.access().verb() + " " + described.name(),
                    "Give it that permission on the object, by a permission set");
        }
        int sound = 0;
        for (String name : job.fields()) {
            sound += field(job, described, name, findings) ? 1 : 0;
        }
        required(job, described, findings);
        findings.info(
                PERMISSIONS,
                job.access().verb() + " " + described.name() + ": " + sound + " of "
                        + job.fields().size() + " fields in order");
    }

    private static boolean isAllowed(Access access, SObjectSummary object) {
        return switch (access) {
            case READ -> object.queryable();
            case INSERT -> object.createable();
            case UPDATE -> object.updateable();
            case UPSERT -> object.createable() && object.updateable();
            case DELETE -> object.deletable();
        };
    }

    private static boolean field(PlannedJob job, SObjectDescribe described, String name, Findings findings) {
        FieldDescribe field = described.field(name).orElse(null);
        if (field == null) {
            findings.error(
                    PERMISSIONS,
                    described.name() + " has no field " + name + ", or the user may not see it",
                    "Check the name; else give the user the field, by a permission set");
            return false;
        }
        boolean isKey = field.name().equals("Id") || field.externalId();
        boolean isWritable = isKey
                || ((!job.access().creates() || field.createable())
                        && (!job.access().updates() || field.updateable()));
        if (!isWritable) {
            findings.error(
                    PERMISSIONS,
                    "the user may not " + job.access().verb() + " field " + field.name() + " of " + described.name()
                            + (field.calculated() ? ", which is a formula" : ""),
                    "Leave it out, or give the user Edit on the field");
        }
        return isWritable;
    }

    private static void required(PlannedJob job, SObjectDescribe described, Findings findings) {
        if (!job.access().creates()) {
            return;
        }
        List<String> missing = described.fields().stream()
                .filter(FieldDescribe::requiredOnCreate)
                .map(FieldDescribe::name)
                .filter(name -> job.fields().stream().noneMatch(name::equalsIgnoreCase))
                .toList();
        if (!missing.isEmpty()) {
            findings.error(
                    PERMISSIONS,
                    "new records of " + described.name() + " need " + missing + ", which the job does not write",
                    "Add these fields to the job");
        }
    }
}
