package eu.socieux.forms;

import java.util.List;

/**
 * A form as a page of plain HTML shows it; the template {@code pages/form} writes it.
 *
 * @param parts what is shown with the answers given so far, in order
 * @param problems what is wrong, each with the name of its field in the language of the form; empty before it was sent
 * @param asked keys of the fields shown that depend on other answers, separated by commas; the page sends them back
 */
public record FormPage(List<Part> parts, List<FieldProblem> problems, String asked) {

    /**
     * One part of a page.
     *
     * @param kind {@code text}, {@code html}, {@code separator}, {@code group}, {@code known} (a field that shows what
     *     is known), {@code textfield}, {@code textarea}, {@code number}, {@code datetime}, {@code checkbox},
     *     {@code checklist}, {@code radio} or {@code select}
     * @param key name of the field, null for what is not answered
     * @param label what the person reads
     * @param html harmless HTML of texts and views, else null
     * @param inputType of an input: {@code text}, {@code email}, {@code tel}, {@code date}, {@code time},
     *     {@code datetime-local}
     * @param autocomplete what the browser may fill in by itself, null for nothing
     * @param maxLength most characters, null when the form does not say
     * @param value what is filled in, empty text when nothing is
     * @param choices what there is to choose from, empty when nothing is chosen
     * @param problem what is wrong with the answer, null when nothing is
     * @param steers whether further questions depend on the answer
     * @param isNew whether the question came up with the answers just sent
     * @param parts of a group, in order
     */
    public record Part(
            String kind,
            String key,
            String label,
            String html,
            String description,
            boolean required,
            String inputType,
            String autocomplete,
            Integer maxLength,
            String value,
            List<Choice> choices,
            FieldProblem problem,
            boolean steers,
            boolean isNew,
            List<Part> parts) {}

    /** One choice of a part, and whether it is chosen. */
    public record Choice(String value, String label, boolean chosen) {}

    /** Whether something has to be corrected. */
    public boolean isWrong() {
        return !problems.isEmpty();
    }

    /** Whether answers just sent brought up questions that the page had not asked. */
    public boolean asksMore() {
        return anyNew(parts);
    }

    private static boolean anyNew(List<Part> parts) {
        return parts.stream().anyMatch(part -> part.isNew() || anyNew(part.parts()));
    }
}
