package eu.socieux.intake;

import eu.socieux.records.CaseNumber;

/**
 * A request that is like another in some way, measured and not yet judged.
 *
 * @param institution likeness of the names of the institutions, in either spelling, 0 to 100; 0 when one is not known
 * @param title likeness of titles and subjects, 0 to 100
 * @param sameSender whether somebody with the same address wrote or is the contact
 * @param sameFile whether the same file, byte for byte, came with both
 * @param country {@code same}, {@code other} or {@code unknown}
 * @param shownInstitution as it was keyed in, else who sent the request; empty when neither is known
 * @param shownTitle title, else subject; empty when neither is known
 */
public record LikeRequest(
        CaseNumber number,
        int institution,
        int title,
        boolean sameSender,
        boolean sameFile,
        String country,
        String shownInstitution,
        String shownTitle) {

    /** How like they are, 0 to 100: the greatest of the likenesses. */
    public int likeness() {
        return sameFile ? 100 : Math.max(institution, title);
    }
}
