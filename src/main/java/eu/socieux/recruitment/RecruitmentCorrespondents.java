package eu.socieux.recruitment;

import eu.socieux.correspondence.Correspondent;
import eu.socieux.correspondence.Correspondents;
import eu.socieux.records.CaseScope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** To whom letters about calls go: who applied last, everybody who applied, the team, the teams of the whole case. */
@Component
class RecruitmentCorrespondents implements Correspondents {

    private static final String APPLICANT = "applicant";
    private static final String APPLICANTS = "applicants";
    private static final String EXPERTS = "experts";
    private static final String ENGAGED_EXPERTS = "engaged-experts";

    private final CallRegister calls;
    private final ApplicationRegister applications;

    RecruitmentCorrespondents(CallRegister calls, ApplicationRegister applications) {
        this.calls = calls;
        this.applications = applications;
    }

    @Override
    public Set<String> roles() {
        return Set.of(APPLICANT, APPLICANTS, EXPERTS, ENGAGED_EXPERTS);
    }

    /** A case may end or pause before anybody is engaged. */
    @Override
    public boolean mayBeNobody(String role) {
        return ENGAGED_EXPERTS.equals(role);
    }

    @Override
    public List<Correspondent> find(String role, CaseScope scope) {
        if (ENGAGED_EXPERTS.equals(role)) {
            return calls.ofCase(scope.caseNumber()).stream()
                    .flatMap(call -> RecruitmentFacts.team(applications.of(call)).stream())
                    .map(RecruitmentCorrespondents::correspondent)
                    .toList();
        }
        List<Application> all = calls.find(scope).map(applications::of).orElse(List.of());
        List<Application> chosen =
                switch (role) {
                    case APPLICANT -> all.subList(Math.max(0, all.size() - 1), all.size());
                    case APPLICANTS -> all;
                    case EXPERTS -> RecruitmentFacts.team(all);
                    default -> throw new IllegalArgumentException("Recruitment knows nobody as '" + role + "'.");
                };
        return chosen.stream().map(RecruitmentCorrespondents::correspondent).toList();
    }

    private static Correspondent correspondent(Application application) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("applicationReference", application.reference());
        facts.put(
                "selectionResult",
                application.result() == null ? null : application.result().code());
        facts.put("admissibilityReason", application.reason());
        return new Correspondent(
                application.reference(), application.name(), application.email(), application.language(), facts);
    }
}
