package eu.socieux.tasklist;

import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.rest.exception.RestException;

/** Something was not done. The message goes to the person at the screen, in their language, and says what to do. */
class Refusal extends RestException {
    private static final long serialVersionUID = 1L;

    private Refusal(Status status, String message) {
        super(status, message);
    }

    private Refusal(Status status, Exception cause, String message) {
        super(status, cause, message);
    }

    static Refusal notSignedIn(String message) {
        return new Refusal(Status.UNAUTHORIZED, message);
    }

    static Refusal forbidden(String message) {
        return new Refusal(Status.FORBIDDEN, message);
    }

    static Refusal notFound(String message) {
        return new Refusal(Status.NOT_FOUND, message);
    }

    static Refusal wrong(String message) {
        return new Refusal(Status.BAD_REQUEST, message);
    }

    static Refusal tooLarge(String message) {
        return new Refusal(Status.REQUEST_ENTITY_TOO_LARGE, message);
    }

    /** What was asked for cannot be done as things stand. */
    static Refusal conflict(Exception cause, String message) {
        return new Refusal(Status.CONFLICT, cause, message);
    }

    static Refusal busy(Exception cause, String message) {
        return new Refusal(Status.SERVICE_UNAVAILABLE, cause, message);
    }
}
