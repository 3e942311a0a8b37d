package eu.socieux.demonstration.process.history;

import eu.socieux.demonstration.process.history.RequestStory.Person;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is answered in an activity: from the terms of reference to the rating of its experts. */
final class ActivityConduct {

    private static final int MOST_EXTENSIONS = 2;

    private final Words words;
    private final RequestStories people;

    ActivityConduct(Words words, RequestStories people) {
        this.words = words;
        this.people = people;
    }

    Answer terms(Step step) {
        return Answer.of(Map.of(
                "torBackground",
                "The institution asked for support on: " + step.story().title() + ".",
                "torObjectives",
                "Rules and practice are known, and a common method is agreed.",
                "torTasks",
                "Study the documents, interview staff in two districts, draft and discuss the method.",
                "torDeliverables",
                "Report with recommendations, at most 25 pages.",
                "torRequiredSkills",
                "Ten years in a public administration in this field.",
                "torLanguages",
                switch (step.story().language()) {
                    case "fr" -> "French C1";
                    case "es" -> "Spanish C1";
                    case "pt" -> "Portuguese C1";
                    default -> "English C1";
                }));
    }

    Answer call(Step step) {
        boolean urgent = step.draws().chance(0.1);
        Map<String, Object> fields = new HashMap<>();
        fields.put("callSummary", "Practitioners for: " + step.story().title() + ".");
        fields.put("eligibleKinds", List.of("eu_public_administration", "eu_mandated_body"));
        fields.put("callLanguages", step.story().language());
        fields.put("workloadDays", 10 + 2 * step.draws().between(0, 6));
        fields.put("callOpensOn", step.today().toString());
        fields.put(
                "callClosesOn",
                step.today().plusDays(urgent ? 7 : step.draws().between(14, 21)).toString());
        fields.put("callUrgent", urgent);
        if (urgent) {
            fields.put("callUrgencyReason", "The mission was moved forward at the wish of the partner.");
        }
        fields.put("howToApply", "By e-mail with the application form and a curriculum vitae.");
        return Answer.of(fields);
    }

    Answer application(Step step) {
        Draws draws = step.draws();
        Person expert = people.person(draws, "expert", "expert" + draws.between(100, 999) + ".example.org");
        String country = draws.oneOf(words.list("expert.countries"));
        Map<String, Object> fields = new HashMap<>();
        fields.put("applicantFamilyName", expert.family());
        fields.put("applicantGivenName", expert.given());
        fields.put("applicantGender", draws.choose("woman:48 man:48 not_stated:4"));
        fields.put("applicantNationality", country);
        fields.put("applicantCorrespondenceLanguage", draws.choose("en:60 fr:20 es:12 pt:8"));
        fields.put("applicantEmail", expert.email());
        fields.put("applicantEmployer", draws.oneOf(words.list("expert.employers")));
        fields.put(
                "applicantEmployerKind",
                draws.choose("eu_public_administration:62 eu_mandated_body:24 ngo:5 private_consultant:9"));
        fields.put("applicantEmployerCountry", country);
        fields.put("applicantPosition", draws.oneOf(words.list("expert.positions")));
        fields.put("applicantStatus", "civil_servant");
        fields.put("applicantYearsInService", draws.between(4, 30));
        fields.put("applicantExpertise", List.of(step.story().mainArea()));
        fields.put("applicantLanguages", "English C1, " + step.story().language() + " B2");
        fields.put("applicantLanguageMet", draws.chance(0.92));
        fields.put("applicantConflictDeclared", false);
        fields.put("applicationSource", draws.choose("call:60 focal_point:30 invitation:10"));
        fields.put("applicationReceivedAt", step.today().toString());
        fields.put("applicationComplete", draws.chance(0.93));
        return Answer.of(fields);
    }

    Answer admissibility(Step step) {
        boolean notEnough = step.first() && step.draws().chance(0.06);
        return Answer.of(
                notEnough
                        ? Map.of(
                                "admissibilityDecision", "not_enough",
                                "admissibilityRemarks", "No choice between the two who are admissible.")
                        : Map.of("admissibilityDecision", "proceed"));
    }

    Answer withoutExperts(Step step) {
        boolean cancelled = step.round() > MOST_EXTENSIONS || step.draws().chance(0.08);
        return Answer.of(Map.of(
                "missingExpertsReason",
                "Too few suitable practitioners were released by their employers.",
                "missingExpertsMeasures",
                List.of("focal_points", "pool"),
                "missingExpertsDecision",
                cancelled ? "cancel_activity" : "extend_call"));
    }

    Answer extension(Step step) {
        return Answer.of(Map.of(
                "extensionReason",
                "Too few admissible applications.",
                "callClosesOn",
                step.today().plusDays(14).toString()));
    }

    Answer score(Step step) {
        Draws draws = step.draws();
        return Answer.of(Map.of(
                "impartialityDeclared", true,
                "technicalMatch", draws.between(20, 40),
                "practitionerExperience", draws.between(11, 20),
                "trainingSkills", draws.between(7, 15),
                "languageSkills", draws.between(8, 15),
                "regionalKnowledge", draws.between(2, 10)));
    }

    Answer selection(Step step) {
        boolean annulled = step.first() && step.draws().chance(0.03);
        return Answer.of(Map.of(
                "panelMembers", "Three voting members, chair and secretary without vote.",
                "panelDeclarations", "All declared that they are impartial.",
                "selectionMinutes", "The panel discussed each grid and follows the ranking.",
                "selectionDecision", annulled ? "annulled" : "adopted"));
    }

    Answer consent(Step step) {
        List<String> team = step.team();
        boolean objected = step.first() && !team.isEmpty() && step.draws().chance(0.07);
        Map<String, Object> fields = new HashMap<>();
        fields.put("consentDecision", objected ? "objected" : "accepted");
        fields.put("consentDate", step.today().toString());
        if (objected) {
            fields.put("consentRemarks", "The person worked for a supplier of ours.");
            fields.put("objectedExpert", team.get(0));
        }
        return Answer.of(fields);
    }

    Answer availability(Step step) {
        List<String> team = step.team();
        boolean withdrew = step.first() && !team.isEmpty() && step.draws().chance(0.12);
        return Answer.of(
                withdrew
                        ? Map.of(
                                "availabilityDecision",
                                "expert_withdrew",
                                "withdrawnExpert",
                                step.draws().oneOf(team),
                                "withdrawalGround",
                                "not_released",
                                "withdrawalReason",
                                step.draws().oneOf(words.list("withdrawals")))
                        : Map.of("availabilityDecision", "confirmed"));
    }

    Answer contracts(Step step) {
        return Answer.of(Map.of(
                "contractKind",
                "public_official_letter",
                "ruleSetVersion",
                step.today().getYear() + "-01",
                "contractStartsOn",
                step.startsOn().minusDays(14).toString(),
                "contractEndsOn",
                step.endsOn().plusDays(21).toString(),
                "daysPreparation",
                3,
                "daysOnSite",
                10,
                "daysDelivery",
                3,
                "dailyAllowance",
                350,
                "paymentTerms",
                "After acceptance of the report."));
    }

    Answer signed(Step step) {
        return Answer.of(Map.of("contractsSignedOn", step.today().toString()), "signed_contract");
    }

    Answer briefing(Step step) {
        return Answer.of(Map.of(
                "briefingDate",
                step.today().toString(),
                "briefingItems",
                List.of("terms_and_plan_read", "background_papers_sent", "partner_contact_and_agenda", "insurance")));
    }

    Answer mission(Step step) {
        Draws draws = step.draws();
        boolean missed = step.teamIsLate() || step.endsOn().isAfter(step.today());
        String decision = missed
                ? "postponed"
                : step.first() ? draws.choose("delivered:86 postponed:11 cancelled:3") : "delivered";
        Map<String, Object> fields = new HashMap<>();
        fields.put("missionDecision", decision);
        if (!decision.equals("delivered")) {
            fields.put("postponedBy", draws.choose("partner:50 expert:20 visa:15 elections:15"));
            fields.put("postponementReason", draws.oneOf(words.list("postponements")));
            return Answer.of(fields);
        }
        fields.put("missionStartedOn", step.startsOn().toString());
        fields.put("missionEndedOn", step.endsOn().toString());
        fields.put("participantsWomen", draws.between(4, 22));
        fields.put("participantsMen", draws.between(4, 22));
        fields.put("agendaDone", "As planned, with a visit to two district offices.");
        fields.put("debriefingHeld", true);
        return Answer.of(fields, "attendance_list");
    }

    Answer rescheduling(Step step) {
        LocalDate starts = step.today().plusDays(step.draws().between(30, 70));
        return Answer.of(Map.of(
                "newStartsOn", starts.toString(),
                "newEndsOn", starts.plusDays(9).toString(),
                "costsSpent", 100 * step.draws().between(0, 15),
                "rescheduleReason", step.draws().oneOf(words.list("postponements"))));
    }

    Answer incompleteTeam(Step step) {
        String decision = step.draws().choose("go_on:70 repeat_call:30");
        Map<String, Object> fields = new HashMap<>();
        fields.put("incompleteTeamReason", "The reserve list is exhausted.");
        fields.put("incompleteTeamDecision", decision);
        if (decision.equals("go_on")) {
            fields.put("smallerTeamAgreedOn", step.today().toString());
        }
        return Answer.of(fields);
    }

    Answer report(Step step) {
        return Answer.of(
                Map.of(
                        "reportReceivedOn", step.today().toString(),
                        "reportSummary", "The mission was held as planned, and the method was agreed.",
                        "reportFindings", step.draws().oneOf(words.list("findings")),
                        "reportRecommendations", step.draws().oneOf(words.list("recommendations"))),
                "mission_report");
    }

    Answer review(Step step) {
        boolean returned = step.draws().chance(step.first() ? 0.3 : 0.15);
        return Answer.of(
                returned
                        ? Map.of(
                                "reviewDecision",
                                "returned",
                                "reviewComments",
                                step.draws().oneOf(words.list("comments")))
                        : Map.of("reviewDecision", "accepted"));
    }

    Answer claims(Step step) {
        return Answer.of(Map.of(
                "feesPaid", 350 * step.draws().between(15, 45),
                "travelPaid", 100 * step.draws().between(8, 40),
                "claimsComplete", true));
    }

    Answer rating(Step step) {
        return Answer.of(Map.of("reEngage", step.draws().choose("yes:88 with_care:10 no:2")));
    }
}
