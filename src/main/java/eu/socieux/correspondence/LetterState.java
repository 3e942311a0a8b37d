package eu.socieux.correspondence;

/** Where a letter to one recipient stands. */
public enum LetterState {
    /** Written, waits to be handed to the mail server. */
    PENDING,
    /** Being handed to the mail server. */
    SENDING,
    /** The mail server took it; on paper: a person entered the day on which it was sent. */
    SENT,
    /** Waits to be printed, and sent by a person. */
    QUEUED_TO_PRINT,
    /** Every attempt failed; somebody has to act. */
    FAILED,
    /** The mail server took it, and the recipient's sent it back; somebody has to act. */
    BOUNCED,
    /** Filed, but not to be sent by mail; the reason says why. */
    NOT_SENT
}
