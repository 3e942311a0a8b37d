package eu.socieux.engine;

/**
 * The system does not do what a person asked for, and says why. The message is for that person: it names what is
 * missing or wrong and what to do. REST clients and Tasklist get it as it is, with status 400; nothing was changed.
 */
public class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message whole sentences for the person who asked */
    public Refusal(String message) {
        super(message);
    }

    /** @param message whole sentences for the person who asked */
    public Refusal(String message, Throwable cause) {
        super(message, cause);
    }
}
