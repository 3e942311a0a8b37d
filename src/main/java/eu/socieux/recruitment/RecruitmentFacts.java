package eu.socieux.recruitment;

import eu.socieux.records.CaseScope;
import eu.socieux.records.ComputedFacts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The call of an activity, its applications and its team in forms, letters and documents. */
@Component
class RecruitmentFacts implements ComputedFacts {

    private final CallRegister calls;
    private final ApplicationRegister applications;
    private final RecruitmentSettings settings;

    RecruitmentFacts(CallRegister calls, ApplicationRegister applications, RecruitmentSettings settings) {
        this.calls = calls;
        this.applications = applications;
        this.settings = settings;
    }

    /**
     * Of an activity with a call: {@code callReference}, {@code callClosesAt} (local time of the closing),
     * {@code callExtended}, the list {@code applications} (reference, name, employer, employerKind, nationality,
     * receivedAt, admissible, reason, score, rank, result) in the order of the ranking, the list {@code experts} (reference, name,
     * employer, position, email, nationality, result) with the team, and {@code expertOptions} (label, value) to
     * choose one of them.
     */
    @Override
    public Map<String, Object> of(CaseScope scope) {
        Optional<Call> call = calls.find(scope);
        if (call.isEmpty()) {
            return Map.of();
        }
        List<Application> all = applications.of(call.get());
        List<Application> team = team(all);
        return Map.of(
                "callReference", call.get().reference(),
                "callClosesAt", local(call.get().closesAt()),
                "callExtended", call.get().extended(),
                "applications", ranked(all).stream().map(this::entry).toList(),
                "experts", team.stream().map(RecruitmentFacts::expert).toList(),
                "expertOptions", team.stream().map(RecruitmentFacts::option).toList());
    }

    /**
     * Of the admissible application with this index: {@code candidateReference}, {@code candidateName},
     * {@code candidateEmployer}, {@code candidatePosition}, {@code candidateMotivation}.
     */
    @Override
    public Map<String, Object> ofItem(CaseScope scope, int index) {
        List<Application> admissible = calls.find(scope)
                .map(applications::of)
                .map(Recruitment::admissible)
                .orElse(List.of());
        if (index >= admissible.size()) {
            return Map.of();
        }
        Application candidate = admissible.get(index);
        Map<String, Object> facts = new HashMap<>();
        facts.put("candidateReference", candidate.reference());
        facts.put("candidateName", candidate.name());
        facts.put("candidateEmployer", candidate.employer());
        facts.put("candidatePosition", candidate.position());
        facts.put("candidateMotivation", candidate.motivation());
        return facts;
    }

    /** The selected experts, best ranked first. */
    static List<Application> team(List<Application> applications) {
        return ranked(applications).stream()
                .filter(application -> application.result() == SelectionResult.SELECTED)
                .toList();
    }

    private static List<Application> ranked(List<Application> applications) {
        return applications.stream()
                .sorted(Comparator.comparing(Application::rank, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Application::number))
                .toList();
    }

    private Map<String, Object> entry(Application application) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("reference", application.reference());
        entry.put("name", application.name());
        entry.put("employer", application.employer());
        entry.put("employerKind", application.employerKind());
        entry.put("nationality", application.nationality());
        entry.put("receivedAt", local(application.receivedAt()));
        entry.put("admissible", application.admissible());
        entry.put("reason", application.reason());
        entry.put("score", plain(application.average()));
        entry.put("rank", application.rank());
        entry.put("result", result(application));
        return entry;
    }

    private static Map<String, Object> expert(Application application) {
        Map<String, Object> expert = new LinkedHashMap<>();
        expert.put("reference", application.reference());
        expert.put("name", application.name());
        expert.put("employer", application.employer());
        expert.put("position", application.position());
        expert.put("email", application.email());
        expert.put("nationality", application.nationality());
        expert.put("result", result(application));
        return expert;
    }

    private static Map<String, Object> option(Application application) {
        return Map.of("label", application.name() + ", " + application.employer(), "value", application.reference());
    }

    private static String result(Application application) {
        return application.result() == null ? null : application.result().code();
    }

    /** A day, or a day and time where a time is known. */
    private String local(Instant instant) {
        LocalDateTime local =
                LocalDateTime.ofInstant(instant, settings.closingZone()).truncatedTo(ChronoUnit.MINUTES);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? local.toLocalDate().toString()
                : local.toString();
    }

    private static BigDecimal plain(BigDecimal points) {
        if (points == null) {
            return null;
        }
        BigDecimal plain = points.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
