package eu.socieux.recruitment;

/**
 * Whether an application may take part in the selection.
 *
 * @param reason why not, as a code which letters translate; null when admissible
 */
public record Admissibility(boolean admissible, String reason) {

    /**
     * What the rules judge an application by.
     *
     * @param receivedOnTime whether it came before the call closed
     * @param complete whether the form and all documents asked for are there
     * @param employerKind the kind of expert
     * @param kindInvited whether the call is open to this kind of expert
     * @param languageMet whether the applicant has the languages asked for
     */
    public record Question(
            boolean receivedOnTime, boolean complete, String employerKind, boolean kindInvited, boolean languageMet) {}
}
