package eu.socieux.analyst;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an analyst makes of the shipped planning in Modeler: a second approval with a form and a letter of its own, a
 * shorter deadline, another rule of eligibility, and a document that becomes compulsory.
 */
public final class ChangedPlanning {

    private static final String RESOURCES = "src/test/resources/analyst/";

    private static final String SECOND_APPROVAL =
            """
            <bpmn:userTask id="UserTask_ConfirmApproval" name="Confirm approval" camunda:asyncAfter="true" \
            camunda:formRef="confirm-approval" camunda:formRefBinding="deployment" camunda:candidateGroups="team-leader">
              <bpmn:documentation>Confirm for the facility what the Commission approved.</bpmn:documentation>
              <bpmn:extensionElements>
                <camunda:properties>
                  <camunda:property name="serviceLevel" value="submission" />
                  <camunda:property name="routingFields" value="confirmationDecision" />
                  <camunda:property name="separateFrom" value="UserTask_ApproveAction" />
                </camunda:properties>
              </bpmn:extensionElements>
              <bpmn:incoming>Flow_ActionApproved</bpmn:incoming>
              <bpmn:outgoing>Flow_ConfirmApprovalToApprovalConfirmed</bpmn:outgoing>
            </bpmn:userTask>
            <bpmn:exclusiveGateway id="Gateway_ApprovalConfirmed" name="Approval confirmed?" default="Flow_ApprovalReturned">
              <bpmn:incoming>Flow_ConfirmApprovalToApprovalConfirmed</bpmn:incoming>
              <bpmn:outgoing>Flow_ApprovalConfirmed</bpmn:outgoing>
              <bpmn:outgoing>Flow_ApprovalReturned</bpmn:outgoing>
            </bpmn:exclusiveGateway>
            <bpmn:serviceTask id="ServiceTask_SendConfirmation" name="Send confirmation" camunda:asyncBefore="true" \
            camunda:delegateExpression="${sendLetterDelegate}">
              <bpmn:extensionElements>
                <camunda:inputOutput>
                  <camunda:inputParameter name="letter">approval_confirmed</camunda:inputParameter>
                </camunda:inputOutput>
              </bpmn:extensionElements>
              <bpmn:incoming>Flow_ApprovalConfirmed</bpmn:incoming>
              <bpmn:outgoing>Flow_SendConfirmationToFileConfirmation</bpmn:outgoing>
            </bpmn:serviceTask>
            <bpmn:serviceTask id="ServiceTask_FileConfirmation" name="File confirmation" camunda:asyncBefore="true" \
            camunda:delegateExpression="${fileDocumentDelegate}">
              <bpmn:extensionElements>
                <camunda:inputOutput>
                  <camunda:inputParameter name="documentType">declaration</camunda:inputParameter>
                  <camunda:inputParameter name="answersOf">UserTask_ConfirmApproval</camunda:inputParameter>
                </camunda:inputOutput>
              </bpmn:extensionElements>
              <bpmn:incoming>Flow_SendConfirmationToFileConfirmation</bpmn:incoming>
              <bpmn:outgoing>Flow_FileConfirmationToRegisterAction</bpmn:outgoing>
            </bpmn:serviceTask>
            <bpmn:sequenceFlow id="Flow_SendConfirmationToFileConfirmation" sourceRef="ServiceTask_SendConfirmation" \
            targetRef="ServiceTask_FileConfirmation" />
            <bpmn:sequenceFlow id="Flow_ConfirmApprovalToApprovalConfirmed" sourceRef="UserTask_ConfirmApproval" \
            targetRef="Gateway_ApprovalConfirmed" />
            <bpmn:sequenceFlow id="Flow_ApprovalConfirmed" name="Confirmed" sourceRef="Gateway_ApprovalConfirmed" \
            targetRef="ServiceTask_SendConfirmation">
              <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${confirmationDecision == 'confirmed'}\
            </bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="Flow_ApprovalReturned" name="Returned" sourceRef="Gateway_ApprovalConfirmed" \
            targetRef="UserTask_DraftActionPlan" />
            <bpmn:sequenceFlow id="Flow_FileConfirmationToRegisterAction" sourceRef="ServiceTask_FileConfirmation" \
            targetRef="ServiceTask_RegisterAction" />
            </bpmn:process>
            """;

    private ChangedPlanning() {}

    /** The files of the deployment; the forms that did not change are left to the running version. */
    public static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("action-planning.bpmn", model());
        files.put("service-levels.dmn", deadline());
        files.put("eligibility.dmn", eligibility());
        for (String file :
                new String[] {"confirm-approval.form", "approval_confirmed.en.html", "approval_confirmed.fr.html"}) {
            files.put(file, Trial.read(RESOURCES + file));
        }
        return files;
    }

    private static String model() {
        String shipped = Trial.read("processes/action-planning.bpmn");
        String flow = "sourceRef=\"Gateway_ActionApproved\" targetRef=\"ServiceTask_RegisterAction\"";
        int approved = shipped.indexOf("<bpmn:sequenceFlow id=\"Flow_ActionApproved\"");
        int end = shipped.indexOf('>', approved);
        return (shipped.substring(0, approved)
                        + shipped.substring(approved, end)
                                .replace(flow, flow.replace("ServiceTask_RegisterAction", "UserTask_ConfirmApproval"))
                        + shipped.substring(end))
                .replace(
                        "<bpmn:incoming>Flow_ActionApproved</bpmn:incoming>",
                        "<bpmn:incoming>Flow_FileConfirmationToRegisterAction</bpmn:incoming>")
                .replace(
                        "value=\"action_form, partner_acceptance\" />\n          <camunda:property name=\"routingFields\" value=\"submissionDecision\"",
                        "value=\"action_form, partner_acceptance, delegation_opinion\" />\n          <camunda:property name=\"routingFields\" value=\"submissionDecision\"")
                .replace("</bpmn:process>", SECOND_APPROVAL.strip());
    }

    /** The Commission decides within three working days instead of ten. */
    private static String deadline() {
        String shipped = Trial.read("processes/decisions/service-levels.dmn");
        int row = shipped.indexOf("<rule id=\"Rule_Approval\">");
        int end = shipped.indexOf("</rule>", row);
        return shipped.substring(0, row)
                + shipped.substring(row, end).replace("<text>10</text>", "<text>3</text>")
                + shipped.substring(end);
    }

    /** Civil society organisations are eligible. */
    private static String eligibility() {
        String shipped = Trial.read("processes/decisions/eligibility.dmn");
        int row = shipped.indexOf("<rule id=\"Rule_InstitutionPublicOrMandated_4\">");
        int end = shipped.indexOf("</rule>", row);
        return shipped.substring(0, row)
                + shipped.substring(row, end).replace("\"fail\"", "\"pass\"")
                + shipped.substring(end);
    }
}
