package eu.socieux.intake.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what a request lacks of the minimum content, in the language of the letter that will ask for it. */
final class MissingItems {

    private static final int FEWEST_WORDS_OF_NEEDS = 6;
    private static final int WORDS_OF_A_LETTER = 70;

    private final Wordlists words;

    MissingItems(Wordlists words) {
        this.words = words;
    }

    /**
     * One item per line; empty when nothing lacks.
     *
     * @param form whether a request form was among the files
     * @param authorised whether an authority stands behind the request
     * @param passedOn whether a Delegation passed it on; it is not sent back for the form then
     * @param wordsWritten of the longest text besides forms
     */
    Optional<String> of(
            List<Proposal> proposals,
            boolean form,
            boolean authorised,
            boolean passedOn,
            int wordsWritten,
            String language) {
        List<String> missing = keys(proposals, form, authorised, passedOn, wordsWritten);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(missing.stream()
                        .map(item -> words.missing(item, language))
                        .collect(Collectors.joining("\n")));
    }

    private static List<String> keys(
            List<Proposal> proposals, boolean form, boolean authorised, boolean passedOn, int wordsWritten) {
        List<String> missing = new ArrayList<>();
        unless(text(proposals, "country") != null, "country", missing);
        unless(
                text(proposals, "institutionName") != null
                        && (text(proposals, "institutionKind") != null
                                || Words.count(text(proposals, "institutionName")) > 2),
                "institution",
                missing);
        unless(text(proposals, "contactName") != null, "contact", missing);
        unless(text(proposals, "contactPosition") != null, "position", missing);
        unless(text(proposals, "contactPhone") != null, "phone", missing);
        unless(text(proposals, "mainArea") != null, "area", missing);
        String needs = text(proposals, "needs");
        unless(
                needs == null ? wordsWritten >= WORDS_OF_A_LETTER : Words.count(needs) >= FEWEST_WORDS_OF_NEEDS,
                "needs",
                missing);
        String activities = text(proposals, "proposedActivityCount");
        unless(activities != null && !"0".equals(activities), "plan", missing);
        unless(text(proposals, "otherPartners") != null, "otherDonors", missing);
        unless(text(proposals, "delegationInformed") != null, "delegation", missing);
        unless(authorised, "signature", missing);
        unless(form || passedOn, "requestForm", missing);
        return missing;
    }

    private static void unless(boolean there, String item, List<String> missing) {
        if (!there) {
            missing.add(item);
        }
    }

    private static String text(List<Proposal> proposals, String field) {
        return proposals.stream()
                .filter(proposal -> proposal.field().equals(field))
                .map(proposal -> String.valueOf(proposal.value()))
                .findFirst()
                .orElse(null);
    }
}
