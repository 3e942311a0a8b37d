package eu.socieux.scenario;

import eu.socieux.planning.Planning;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.recruitment.Admissibility;
import eu.socieux.recruitment.Recruitment;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.test.context.TestComponent;

/** Puts a team of experts into the first activity of a case, without the steps by which it is chosen. */
@TestComponent
public class Teams {

    private final CaseOpening cases;
    private final CaseFile caseFile;
    private final Planning planning;
    private final Recruitment recruitment;

    Teams(CaseOpening cases, CaseFile caseFile, Planning planning, Recruitment recruitment) {
        this.cases = cases;
        this.caseFile = caseFile;
        this.planning = planning;
        this.recruitment = recruitment;
    }

    /** Opens a case on this day whose action of one activity, with two places in its team, has just been approved. */
    public CaseNumber approved(String day) {
        CaseNumber number = cases.planned(day, 1);
        cases.note(number, Map.of("approvalDate", day));
        planning.registerAction(number);
        return number;
    }

    /** Recruits from so many applicants, of whom the first are the best; those beyond the team are on the reserve list. */
    public void recruit(CaseNumber number, String day, int applicants) {
        receive(number, day, applicants);
        for (int item = 0; item < applicants; item++) {
            score(number, item);
        }
        recruitment.rankApplications(new CaseScope(number, 1));
    }

    /** Opens a call on this day; so many people apply, all of them admissible. */
    public void receive(CaseNumber number, String day, int applicants) {
        LocalDate opens = LocalDate.parse(day);
        CaseScope activity = new CaseScope(number, 1);
        enter(
                activity,
                "UserTask_PrepareCall",
                Map.of("callOpensOn", day, "callClosesOn", opens.plusWeeks(2).toString()));
        recruitment.registerCall(activity);
        for (int applicant = 1; applicant <= applicants; applicant++) {
            enter(
                    activity,
                    "UserTask_AwaitApplication",
                    SampleAnswers.to(
                            "await-application", Answers.application(applicant, "eu_public_administration", day)));
            recruitment.recordApplication(activity);
        }
        recruitment.checkAdmissibility(activity, question -> new Admissibility(true, null));
    }

    /** Scores the application of this place, counted from 0; the earlier its place, the better it is. */
    public void score(CaseNumber number, int item) {
        Map<String, Object> points = new HashMap<>(Answers.score(9 - item));
        points.put("item", item);
        enter(new CaseScope(number, 1), "UserTask_ScoreApplication", points);
    }

    private void enter(CaseScope activity, String element, Map<String, Object> answers) {
        caseFile.enter(activity, element, null, "coordinator", "tasklist", answers);
    }
}
