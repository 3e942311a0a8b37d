package eu.socieux.forms;

/** A form file cannot be used: it is no form, or it holds something that not every face can show. */
public class UnreadableForm extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableForm(String message) {
        super(message);
    }

    UnreadableForm(String message, Throwable cause) {
        super(message, cause);
    }
}
