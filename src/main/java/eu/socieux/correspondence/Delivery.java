package eu.socieux.correspondence;

/** How a letter leaves the house. */
public enum Delivery {
    /** By the mail server, without anybody's doing. */
    EMAIL,
    /** Printed, and posted by a person. */
    POST,
    /** Printed, and faxed by a person. */
    FAX;

    /** Whether a person prints and sends it. */
    public boolean isOnPaper() {
        return this != EMAIL;
    }
}
