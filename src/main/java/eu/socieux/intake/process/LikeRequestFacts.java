package eu.socieux.intake.process;

import eu.socieux.engine.CurrentStaff;
import eu.socieux.forms.Draft;
import eu.socieux.forms.Drafts;
import eu.socieux.forms.ProposedAnswers;
import eu.socieux.intake.LikeRequest;
import eu.socieux.intake.Likeness;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.records.ComputedFacts;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The requests like the one that is being screened, for its form. They are looked for each time the form is opened, as
 * long as the task is open: what came in since is among them, and so is what is like the draft of the person, or like
 * what was read from the request.
 */
@Component
class LikeRequestFacts implements ComputedFacts {

    private static final String FORM = "screen-request";
    private static final int MOST_SHOWN = 8;
    private static final int LONGEST = 120;
    /** What is proposed, the strongest first. */
    private static final List<String> PROPOSALS = List.of("merge", "hold", "link");

    private final Likeness likeness;
    private final CasesInEngine cases;
    private final LikenessTable table;
    private final ObjectProvider<ProposedAnswers> proposed;
    private final Drafts drafts;
    private final CurrentStaff currentStaff;

    LikeRequestFacts(
            Likeness likeness,
            CasesInEngine cases,
            LikenessTable table,
            ObjectProvider<ProposedAnswers> proposed,
            Drafts drafts,
            CurrentStaff currentStaff) {
        this.likeness = likeness;
        this.cases = cases;
        this.table = table;
        this.proposed = proposed;
        this.drafts = drafts;
        this.currentStaff = currentStaff;
    }

    /** A request with what the table says of it. */
    private record Judged(LikeRequest request, boolean open, Map<String, Object> says) {

        String proposal() {
            return String.valueOf(says.get(RequestIntakeProcess.PROPOSAL));
        }
    }

    /**
     * {@code likeRequests}, {@code likeRequestOptions} and, of those that are open, {@code openLikeRequestOptions}; all
     * missing when there are none, or the request is not being screened.
     */
    @Override
    public Map<String, Object> of(CaseScope scope) {
        Optional<String> task = scope.activityNumber() == null
                ? cases.task(scope.caseNumber(), RequestIntakeProcess.SCREEN_REQUEST)
                : Optional.empty();
        if (task.isEmpty()) {
            return Map.of();
        }
        List<LikeRequest> like = likeness.to(scope.caseNumber(), notYetEntered(scope, task.get()));
        Set<CaseNumber> open = cases.open(like.stream().map(LikeRequest::number).toList());
        if (like.isEmpty()) {
            return Map.of();
        }
        LikenessTable.Opened judgement = table.open();
        List<Judged> shown = like.stream()
                .flatMap(request -> {
                    boolean isOpen = open.contains(request.number());
                    return judgement
                            .of(inputs(request, isOpen))
                            .map(says -> new Judged(request, isOpen, says))
                            .stream();
                })
                .sorted(Comparator.comparingInt((Judged one) -> PROPOSALS.indexOf(one.proposal()))
                        .thenComparing(Comparator.comparingInt(
                                        (Judged one) -> one.request().likeness())
                                .reversed()))
                .limit(MOST_SHOWN)
                .toList();
        if (shown.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> facts = new HashMap<>();
        facts.put("likeRequests", shown.stream().map(LikeRequestFacts::row).toList());
        facts.put(
                "likeRequestOptions",
                shown.stream().map(LikeRequestFacts::option).toList());
        facts.put(
                "openLikeRequestOptions",
                shown.stream()
                        .filter(Judged::open)
                        .map(LikeRequestFacts::option)
                        .toList());
        return facts;
    }

    /** What the form starts with: what was read from the request, and what the person keeps in a draft. */
    private Map<String, Object> notYetEntered(CaseScope scope, String task) {
        Map<String, Object> answers = new HashMap<>();
        proposed.orderedStream().forEach(proposals -> answers.putAll(proposals.of(scope, FORM)));
        currentStaff
                .userId()
                .flatMap(person -> drafts.find(task, person))
                .map(Draft::answers)
                .ifPresent(answers::putAll);
        return answers;
    }

    private static Map<String, Object> inputs(LikeRequest request, boolean open) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("sameFile", request.sameFile());
        inputs.put("sameSender", request.sameSender());
        inputs.put("institutionLikeness", request.institution());
        inputs.put("titleLikeness", request.title());
        inputs.put("countryOfOther", request.country());
        inputs.put("otherOpen", open);
        return inputs;
    }

    private static Map<String, Object> row(Judged one) {
        Map<String, Object> row = new LinkedHashMap<>(one.says());
        row.put("number", one.request().number().value());
        row.put("institution", cut(one.request().shownInstitution()));
        row.put("title", cut(one.request().shownTitle()));
        row.put("likeness", one.request().likeness());
        row.put("open", one.open());
        return row;
    }

    private static Map<String, Object> option(Judged one) {
        String about = one.request().shownTitle().isBlank()
                ? one.request().shownInstitution()
                : one.request().shownTitle();
        String number = one.request().number().value();
        return Map.of("value", number, "label", about.isBlank() ? number : number + " · " + cut(about));
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
