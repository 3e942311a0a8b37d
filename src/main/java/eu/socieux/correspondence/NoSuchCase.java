package eu.socieux.correspondence;

/** Whoever sorted a message named a case that does not exist. */
public class NoSuchCase extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSuchCase(String number, Throwable cause) {
        super("There is no case '" + number + "'. Look its number up in the list of cases.", cause);
    }
}
