package eu.socieux.forms;

import eu.socieux.forms.FormComponent.RequiredWhen;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How a form says which of its components are asked of applicants: {@code yes}, {@code no}, {@code key=value}, or {@code required}. */
final class ApplicantMark {

    static final String YES = "yes";
    static final String NO = "no";

    /** Asked, and required of applicants where staff may leave it out. */
    static final String REQUIRED = "required";

    private static final Set<String> FLAGS = Set.of("true", "false");

    private ApplicantMark() {}

    static boolean isCondition(String mark) {
        return mark != null && !YES.equals(mark) && !NO.equals(mark) && !REQUIRED.equals(mark);
    }

    /** These conditions, and the one in the mark: not asked once the other field has another answer. */
    static List<String> hiddenWhen(List<String> conditions, String mark) {
        if (!isCondition(mark)) {
            return conditions;
        }
        RequiredWhen when = RequiredWhen.parse(mark)
                .orElseThrow(() -> new IllegalArgumentException("'" + mark + "' was accepted as a condition."));
        List<String> all = new ArrayList<>(conditions);
        all.add(when.values().stream()
                .sorted()
                .map(value -> when.key() + " != " + (FLAGS.contains(value) ? value : '"' + value + '"'))
                .collect(Collectors.joining(" and ", when.key() + " != null and ", "")));
        return List.copyOf(all);
    }
}
