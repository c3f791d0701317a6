package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.soap.Approvals.Step;
import io.sfsdk.testkit.soap.SoapPolicy.Behaviour;
import io.sfsdk.testkit.store.RecordId;
import io.sfsdk.testkit.store.RowError;
import java.util.List;
import java.util.Optional;

/**
 * process: submits records for approval and decides on them. Each record has a process of one step, unless the org's switch says
 * that there is none.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_process.htm">process()</a>
 */
final class ProcessOperation implements Operation {
    private final SoapContext context;
    private final Approvals approvals = new Approvals();

    ProcessOperation(SoapContext context) {
        this.context = context;
    }

    @Override
    public void answer(SoapCall call, XmlWriter xml) {
        List<Element> actions = call.body().all("actions");
        SObjects.checkCount(actions.size());
        for (Element action : actions) {
            switch (String.valueOf(action.type())) {
                case "ProcessSubmitRequest" -> submit(call, xml, action);
                case "ProcessWorkitemRequest" -> decide(xml, action);
                default -> throw SoapFault.of("INVALID_TYPE", "Must send a concrete entity type.");
            }
        }
    }

    private void submit(SoapCall call, XmlWriter xml, Element action) {
        Optional<String> entity = entity(call, action);
        if (context.policy().get().does(Behaviour.LACKS_APPROVALS)) {
            refused(xml, RowError.of("NO_APPLICABLE_PROCESS", "No applicable approval process was found."));
        } else if (entity.isEmpty()) {
            refused(xml, RowError.of("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"));
        } else {
            Step step = approvals.submit(entity.get());
            if (step == null) {
                refused(xml, RowError.of("ALREADY_IN_PROCESS", "Cannot submit object already in process."));
                return;
            }
            List<String> approvers = action.texts("nextApproverIds");
            xml.open("result");
            (approvers.isEmpty() ? List.of(call.view().userId()) : approvers).forEach(id -> xml.leaf("actorIds", id));
            xml.leaf("entityId", entity.get()).leaf("instanceId", step.instanceId());
            xml.leaf("instanceStatus", "Pending").leaf("newWorkitemIds", step.workitemId());
            xml.leaf("success", true).close();
        }
    }

    private static Optional<String> entity(SoapCall call, Element action) {
        return Optional.ofNullable(action.value("objectId"))
                .flatMap(RecordId::normalize)
                .filter(id -> call.view()
                        .schema()
                        .byKeyPrefix(id.substring(0, 3))
                        .flatMap(type -> call.view().row(type.name(), id))
                        .filter(row -> !row.isDeleted())
                        .isPresent());
    }

    private void decide(XmlWriter xml, Element action) {
        String status = switch (String.valueOf(action.value("action"))) {
            case "Approve" -> "Approved";
            case "Reject" -> "Rejected";
            case "Removed" -> "Removed";
            default -> null;
        };
        String workitem = action.value("workitemId");
        Step step = status == null || workitem == null ? null : approvals.decide(Values.longId(workitem));
        if (step == null) {
            refused(xml, RowError.of("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"));
            return;
        }
        xml.open("result").leaf("entityId", step.entityId()).leaf("instanceId", step.instanceId());
        xml.leaf("instanceStatus", status).leaf("success", true).close();
    }

    private static void refused(XmlWriter xml, RowError error) {
        xml.open("result").nil("entityId");
        ResultXml.error(xml, error);
        xml.nil("instanceId").nil("instanceStatus").leaf("success", false).close();
    }
}
