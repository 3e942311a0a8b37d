package eu.socieux.recruitment;

import static eu.socieux.recruitment.process.ExpertRecruitment.AWAIT_APPLICATION;
import static eu.socieux.recruitment.process.ExpertRecruitment.AWAIT_PARTNER_CONSENT;
import static eu.socieux.recruitment.process.ExpertRecruitment.CONFIRM_AVAILABILITY;
import static eu.socieux.recruitment.process.ExpertRecruitment.EXPERT_LEFT;

import eu.socieux.calendar.WorkingCalendar;
import eu.socieux.records.CaseEntry;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseScope;
import eu.socieux.records.Facts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Recruits the team of an activity: from the call to the last name on the reserve list. */
@Component
@Transactional
public class Recruitment {

    /** The steps and events in which it is said who leaves the team. */
    private static final Set<String> LEAVING = Set.of(AWAIT_PARTNER_CONSENT, CONFIRM_AVAILABILITY, EXPERT_LEFT);

    private final CallRegister calls;
    private final ApplicationRegister applications;
    private final PanelScores panelScores;
    private final CaseFile caseFile;
    private final CaseFacts caseFacts;
    private final WorkingCalendar calendar;
    private final Clock clock;
    private final RecruitmentSettings settings;

    Recruitment(
            CallRegister calls,
            ApplicationRegister applications,
            PanelScores panelScores,
            CaseFile caseFile,
            CaseFacts caseFacts,
            WorkingCalendar calendar,
            Clock clock,
            RecruitmentSettings settings) {
        this.calls = calls;
        this.applications = applications;
        this.panelScores = panelScores;
        this.caseFile = caseFile;
        this.caseFacts = caseFacts;
        this.calendar = calendar;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Registers the call of an activity with the dates entered for it, or moves its closing when it is registered
     * already.
     *
     * @return until when applications are recorded: the closing and some working days more, for what came by post;
     *     whether an application is late is judged by the closing
     * @throws Facts.MissingFact when the action is not registered or a date is missing
     */
    public Instant registerCall(CaseScope scope) {
        Facts facts = new Facts(caseFacts.of(scope));
        LocalDate closesOn = facts.requiredDate("callClosesOn");
        Instant closesAt = closing(closesOn);
        calls.find(scope)
                .ifPresentOrElse(
                        call -> extend(call, closesAt),
                        () -> calls.open(new Call(
                                scope,
                                callReference(scope, facts),
                                facts.requiredDate("callOpensOn"),
                                closesAt,
                                false)));
        return closing(calendar.plus(closesOn, settings.latePost()));
    }

    /** The calls which may be answered now, those closing first before the others. */
    @Transactional(readOnly = true)
    public List<Call> openCalls() {
        return calls.open(LocalDate.now(clock), clock.instant());
    }

    /**
     * Registers the applications which were entered and are not registered yet; usually the one just entered.
     *
     * @return the reference of the latest application, for example {@code 26-14/MWI/1/007}
     * @throws Facts.MissingFact when the form did not give what a list of applications needs
     */
    public String recordApplication(CaseScope scope) {
        List<Application> registered = recordAll(callOf(scope), entries(scope, AWAIT_APPLICATION));
        if (registered.isEmpty()) {
            throw new IllegalStateException("No application was entered yet for " + scope + ".");
        }
        return registered.get(registered.size() - 1).reference();
    }

    /**
     * Judges every application which was not withdrawn. Earlier scores and places are undone: after an extension all
     * applications compete again.
     *
     * @param rules says of one application whether it is admissible
     * @return the number of admissible applications
     */
    public long checkAdmissibility(CaseScope scope, Function<Admissibility.Question, Admissibility> rules) {
        Call call = callOf(scope);
        List<String> invited = new Facts(caseFile.facts(scope)).options("eligibleKinds");
        // An application may have been entered while the call was closing.
        recordAll(call, entries(scope, AWAIT_APPLICATION)).stream()
                .filter(application -> application.result() != SelectionResult.WITHDRAWN)
                .forEach(application ->
                        applications.judge(application, rules.apply(question(application, call, invited))));
        return admissible(call).size();
    }

    /**
     * Ranks the admissible applications by the scores entered since admissibility was confirmed, and fills the team and
     * the reserve list.
     *
     * @return the number of experts in the team; 0 when nobody is suitable
     * @throws IllegalStateException when an admissible application has no score
     */
    public long rankApplications(CaseScope scope) {
        Call call = callOf(scope);
        List<Application> admissible = admissible(call);
        List<PanelScores.Score> scores = panelScores.latest(scope, admissible.size());
        List<Ranking.Candidate> candidates = IntStream.range(0, admissible.size())
                .mapToObj(item -> scored(admissible.get(item), scores.get(item)))
                .toList();
        List<Ranking.Place> places = ranking(scope).of(candidates);
        places.forEach(place -> applications.place(numbered(admissible, place.number()), place.rank(), place.result()));
        return places.stream()
                .filter(place -> place.result() == SelectionResult.SELECTED)
                .count();
    }

    /**
     * Takes the expert who left the team, or whom the partner objected to, out of it and fills the free places from
     * the reserve list.
     *
     * @throws ReserveListExhausted when a place stays free; the expert has left all the same
     */
    @Transactional(noRollbackFor = ReserveListExhausted.class)
    public void appointReserve(CaseScope scope) {
        Call call = callOf(scope);
        String leaving = leaving(scope);
        List<Application> all = applications.of(call);
        all.stream()
                .filter(application -> application.reference().equals(leaving))
                .forEach(application -> applications.decide(application, SelectionResult.WITHDRAWN));
        long free = positions(scope)
                - all.stream()
                        .filter(with(SelectionResult.SELECTED))
                        .filter(application -> !application.reference().equals(leaving))
                        .count();
        List<Application> reserve = all.stream()
                .filter(with(SelectionResult.RESERVE))
                .filter(application -> !application.reference().equals(leaving))
                .sorted(Comparator.comparing(Application::rank))
                .limit(Math.max(0, free))
                .toList();
        reserve.forEach(application -> applications.decide(application, SelectionResult.SELECTED));
        if (reserve.size() < free) {
            throw new ReserveListExhausted(call.reference());
        }
    }

    /** How many experts the team of an activity has now. */
    @Transactional(readOnly = true)
    public long teamSize(CaseScope scope) {
        return applications.of(callOf(scope)).stream()
                .filter(with(SelectionResult.SELECTED))
                .count();
    }

    private Instant closing(LocalDate day) {
        return day.atTime(settings.closingTime()).atZone(settings.closingZone()).toInstant();
    }

    private void extend(Call call, Instant closesAt) {
        if (!call.closesAt().equals(closesAt)) {
            calls.extend(call.reference(), closesAt);
        }
    }

    private String callReference(CaseScope scope, Facts facts) {
        int year = facts.requiredInteger("actionYear");
        return settings.callReference()
                .fill(Map.of(
                        "year", year,
                        "yy", "%02d".formatted(year % 100),
                        "sequence", facts.requiredInteger("actionSequence"),
                        "iso3", facts.requiredText("countryCode"),
                        "activity", scope.activityNumber()));
    }

    private Call callOf(CaseScope scope) {
        return calls.find(scope)
                .orElseThrow(() -> new IllegalStateException(
                        "No call is registered for " + scope + "; register the call before this step."));
    }

    /** The n-th application entered is number n, so that a repeated step registers nothing twice. */
    private List<Application> recordAll(Call call, List<CaseEntry> entered) {
        int registered = applications.of(call).size();
        for (int number = registered + 1; number <= entered.size(); number++) {
            String reference = settings.applicationReference().fill(Map.of("call", call.reference(), "number", number));
            applications.add(
                    call, Application.entered(number, reference, entered.get(number - 1), settings.closingZone()));
        }
        return applications.of(call);
    }

    private static Admissibility.Question question(Application application, Call call, List<String> invited) {
        return new Admissibility.Question(
                !application.receivedAt().isAfter(call.closesAt()),
                application.complete(),
                application.employerKind(),
                invited.isEmpty() || invited.contains(application.employerKind()),
                application.languageMet());
    }

    private List<Application> admissible(Call call) {
        return admissible(applications.of(call));
    }

    /** Those to be scored, in the order of registration: the n-th item of the scoring step is the n-th of these. */
    static List<Application> admissible(List<Application> applications) {
        return applications.stream()
                .filter(application -> Boolean.TRUE.equals(application.admissible()))
                .filter(with(SelectionResult.WITHDRAWN).negate())
                .toList();
    }

    private static Predicate<Application> with(SelectionResult result) {
        return application -> application.result() == result;
    }

    private Ranking.Candidate scored(Application application, PanelScores.Score score) {
        applications.score(application, score.points(), score.average());
        return new Ranking.Candidate(
                application.number(), score.average(), application.employerKind(), application.gender());
    }

    private Ranking ranking(CaseScope scope) {
        return new Ranking(positions(scope), settings.reserves(), settings.threshold(), settings.preferredKinds());
    }

    private int positions(CaseScope scope) {
        return new Facts(caseFile.facts(scope)).requiredInteger("activityPositions");
    }

    private static Application numbered(List<Application> applications, int number) {
        return applications.stream()
                .filter(application -> application.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private String leaving(CaseScope scope) {
        List<CaseEntry> answers = caseFile.entries(scope.caseNumber()).stream()
                .filter(entry -> entry.scope().equals(scope))
                .filter(entry -> LEAVING.contains(entry.element()))
                .toList();
        if (answers.isEmpty()) {
            throw new IllegalStateException("Nobody said yet which expert leaves the team of " + scope + ".");
        }
        Facts latest = new Facts(answers.get(answers.size() - 1).answers());
        return latest.text("objectedExpert").orElseGet(() -> latest.requiredText("withdrawnExpert"));
    }

    private List<CaseEntry> entries(CaseScope scope, String element) {
        return caseFile.entries(scope.caseNumber()).stream()
                .filter(entry -> entry.scope().equals(scope))
                .filter(entry -> entry.element().equals(element))
                .toList();
    }
}
