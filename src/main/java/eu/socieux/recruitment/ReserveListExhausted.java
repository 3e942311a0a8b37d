package eu.socieux.recruitment;

/** A place in the team is free and nobody is left on the reserve list. */
public class ReserveListExhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReserveListExhausted(String call) {
        super("The reserve list of the call " + call + " has nobody left; extend the call.");
    }
}
