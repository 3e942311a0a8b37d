package eu.socieux.correspondence;

import java.util.List;

/**
 * One letter of the catalogue.
 *
 * @param letter key, also the name of its templates
 * @param recipient role that gets it unless the caller names another
 * @param byHand whether staff may write it at any time; other letters tell a decision, and come with the step that takes it
 * @param acknowledges whether it only says that something came in: nobody gets several of them in a short time, and
 *     no machine gets any
 * @param attachments document types attached for everybody
 * @param personalAttachments document types of which each recipient gets only their own
 * @param teamAttachments document types of which those of the selected experts are attached
 */
record CatalogueEntry(
        String letter,
        String recipient,
        boolean byHand,
        boolean acknowledges,
        List<String> attachments,
        List<String> personalAttachments,
        List<String> teamAttachments) {}
