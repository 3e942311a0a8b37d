package eu.socieux.engine.deployment;

import java.util.Optional;
import java.util.stream.Stream;

/** What a model can say by an extension property about a message event, which people record on the page of a case. */
public enum EventProperty {
    FORM("form", "Form", "id of the form that is filled in when it has happened; its file is deployed with the model"),
    RECORDED_BY("recordedBy", "Recorded by", "the roles whose members may record it, separated by commas"),
    NOT_WHILE_OPEN(
            "notWhileOpen",
            "Not while open",
            "id of a user task of the process; while that one waits, the event is not offered again"),
    PRODUCED_DOCUMENTS(
            "producedDocuments", "Produced document", "the one document type that has to be filed when it is recorded");

    private final String key;
    private final String title;
    private final String meaning;

    EventProperty(String key, String title, String meaning) {
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
    public static Optional<EventProperty> of(String key) {
        return Stream.of(values()).filter(property -> property.key.equals(key)).findFirst();
    }
}
