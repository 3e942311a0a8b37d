package eu.socieux.engine.deployment;

import java.util.Optional;
import java.util.stream.Stream;

/** What a model can say about a user task by an extension property. */
public enum TaskProperty {
    SERVICE_LEVEL(
            "serviceLevel", "Service level", "how long the task may take; a row of the decision table service-levels"),
    REQUIRED_DOCUMENTS(
            "requiredDocuments",
            "Required documents",
            "document types that have to be on file before the task can be completed, separated by commas"),
    PRODUCED_DOCUMENTS(
            "producedDocuments",
            "Produced documents",
            "document types that this task brings in: offered for upload, demanded at completion; separated by commas, each"
                    + " also as: type when formKey=value"),
    OUTSIDE_PARTICIPANT("outsideParticipant", "Outside participant", "who outside the facility is being waited for"),
    LINK_IN_LETTERS(
            "linkInLetters",
            "Link in letters",
            "letters that carry a link with which their recipient answers this task without an account, separated by"
                    + " commas"),
    ANSWER_FILED_AS(
            "answerFiledAs",
            "Answer filed as",
            "document type as which an answer by link is filed, so that nothing has to be signed or scanned; one of the"
                    + " produced documents"),
    ROUTING_FIELDS(
            "routingFields",
            "Routing fields",
            "keys of the form whose answers become process variables for gateways, separated by commas"),
    SEPARATE_FROM(
            "separateFrom",
            "Not by whoever did",
            "id of another user task of the process; whoever did that one cannot do this one"),
    PREFILL("prefill", "Prefill", "none: the form starts empty each time"),
    REPEATS(
            "repeats",
            "Repeats by design",
            "yes: the task comes again in the normal course, as applications do one after the other; it does not count as"
                    + " returned where Cockpit shows bottlenecks");

    private final String key;
    private final String title;
    private final String meaning;

    TaskProperty(String key, String title, String meaning) {
        this.key = key;
        this.title = title;
        this.meaning = meaning;
    }

    /** As models write it. */
    public String key() {
        return key;
    }

    /** As analysts read it. */
    public String title() {
        return title;
    }

    /** What its value says. */
    public String meaning() {
        return meaning;
    }

    /** The property which models write like this. */
    public static Optional<TaskProperty> of(String key) {
        return Stream.of(values()).filter(property -> property.key.equals(key)).findFirst();
    }
}
