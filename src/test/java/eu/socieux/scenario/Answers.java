package eu.socieux.scenario;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people answer in the request of sample 01, form by form. */
public final class Answers {

    private Answers() {}

    /** A complete request. */
    public static Map<String, Object> screening() {
        Map<String, Object> answers = new HashMap<>();
        answers.put("requestKind", "structured");
        answers.put("country", "MW");
        answers.put("institutionName", "Ministry responsible for social welfare, Department of Social Assistance");
        answers.put("institutionKind", "central_government");
        answers.put("contactName", "Limbani Kachale");
        answers.put("contactPosition", "Deputy Director (Programmes)");
        answers.put("contactEmail", "l.kachale@socialwelfare.example.org");
        answers.put("contactPhone", "+265 000 000 112");
        answers.put("mainArea", "social_assistance.cash_transfers");
        answers.put("title", "Single social registry and cash transfer targeting");
        answers.put("needs", "One form, one scoring method and one data quality routine for four districts.");
        answers.put("proposedActivityCount", 3);
        answers.put("delegationInformed", "yes");
        answers.put("delegationInformedOn", "2026-03-02");
        answers.put("correspondenceLanguage", "en");
        answers.put("workingLanguage", "en");
        answers.put("signatoryName", "Thandiwe Phiri-Banda");
        answers.put("screeningDecision", "complete");
        return answers;
    }

    /** A request in which this is missing. */
    public static Map<String, Object> incomplete(String missing) {
        Map<String, Object> answers = screening();
        answers.put("screeningDecision", "incomplete");
        answers.put("missingItems", missing);
        return answers;
    }

    /** A plan with this many activities of two weeks, the first one from this day, each two months after the other. */
    public static Map<String, Object> plan(int activities, LocalDate firstStartsOn) {
        List<String> titles = List.of(
                "Review of the present forms and scoring",
                "Drafting of a common method and a data quality protocol",
                "Training of 25 district officers as trainers",
                "Review of the first year");
        Map<String, Object> answers = new HashMap<>();
        answers.put("actionTitle", "One registry and one targeting method for social cash transfers");
        answers.put("typeOfAssistance", List.of("policy_development"));
        answers.put("background", "Four districts collect household data with three different forms.");
        answers.put("changeAgainstRequest", "Monitoring and statistics are left for a later request.");
        answers.put("generalObjective", "Cash transfers reach the poorest households.");
        answers.put("specificObjective", "One form, one scoring method and one data quality routine are in use.");
        answers.put("results", "Common form; districts using it; 0; 4; field check");
        answers.put("activityCount", activities);
        for (int number = 1; number <= activities; number++) {
            LocalDate start = firstStartsOn.plusMonths(2L * (number - 1));
            String activity = "activity" + number;
            answers.put(activity + "Title", titles.get(number - 1));
            answers.put(activity + "Nature", number == 3 ? "specific" : "analytical");
            answers.put(activity + "InterventionType", "institutional_assessment");
            answers.put(activity + "Modality", "on_site");
            answers.put(activity + "Place", "Lilongwe");
            answers.put(activity + "StartsOn", start.toString());
            answers.put(activity + "EndsOn", start.plusDays(11).toString());
            answers.put(activity + "DeliveryDays", 10);
            answers.put(activity + "Positions", 2);
            answers.put(activity + "ExpertProfile", "Practitioners of targeting and registries");
            answers.put(activity + "Deliverables", "Report");
        }
        return answers;
    }

    /** An application of the nth applicant, received on this day. */
    public static Map<String, Object> application(int number, String employerKind, String receivedOn) {
        return Map.of(
                "applicantFamilyName",
                "Applicant" + number,
                "applicantGivenName",
                "Given",
                "applicantEmail",
                "applicant" + number + "@administration.example.org",
                "applicantEmployerKind",
                employerKind,
                "applicantConflictDeclared",
                false,
                "applicationComplete",
                true,
                "applicantLanguageMet",
                true,
                "applicantCorrespondenceLanguage",
                number % 4 == 0 ? "fr" : "en",
                "applicationReceivedAt",
                receivedOn);
    }

    /** Points of the panel: the higher the strength (0 to 10), the better. */
    public static Map<String, Object> score(int strength) {
        return Map.of(
                "technicalMatch",
                20 + strength * 2,
                "practitionerExperience",
                10 + strength,
                "trainingSkills",
                12,
                "languageSkills",
                12,
                "regionalKnowledge",
                6,
                "impartialityDeclared",
                true);
    }
}
