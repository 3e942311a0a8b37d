package eu.socieux.forms;

import eu.socieux.engine.Refusal;
import java.util.List;
import java.util.stream.Collectors;

/** Answers do not fit their form; nothing was kept. The message can be shown to the person as it is. */
public class SubmissionRefused extends Refusal {

    private static final long serialVersionUID = 1L;
    private static final int SPELLED_OUT = 6;

    private final transient List<FieldProblem> problems;

    SubmissionRefused(List<FieldProblem> problems) {
        super(wording(problems));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, in the order of the form. */
    public List<FieldProblem> problems() {
        return problems;
    }

    private static String wording(List<FieldProblem> problems) {
        String spelledOut = problems.stream()
                .limit(SPELLED_OUT)
                .map(problem ->
                        problem.label() + (problem.label().endsWith("?") ? " " : ": ") + problem.message() + ".")
                .collect(Collectors.joining(" "));
        int further = problems.size() - SPELLED_OUT;
        return "Your answers were not saved. " + spelledOut
                + (further > 0 ? " There are " + further + " more fields to correct." : "");
    }
}
