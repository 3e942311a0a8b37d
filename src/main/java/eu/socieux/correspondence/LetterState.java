package eu.socieux.correspondence;

/** Where a letter to one recipient stands. */
public enum LetterState {
    /** Written, waits to be handed to the mail server. */
    PENDING,
    /** Being handed to the mail server. */
    SENDING,
    /** The mail server took it. */
    SENT,
    /** Every attempt failed; somebody has to act. */
    FAILED,
    /** Filed, but not to be sent by mail; the reason says why. */
    NOT_SENT
}
