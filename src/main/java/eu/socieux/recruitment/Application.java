package eu.socieux.recruitment;

import eu.socieux.records.CaseEntry;
import eu.socieux.records.Facts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/**
 * One application to a call.
 *
 * @param number order of registration within the call, from 1
 * @param reference for example {@code 26-14/MWI/1/007}
 * @param receivedAt when it came; of a day without a time its beginning, to the benefit of the applicant
 * @param admissible null until the call has closed
 * @param reason why it is not admissible, else null
 * @param average points of 100, averaged over the assessors; null until scored
 * @param rank from 1; null until ranked
 * @param result null until decided
 */
record Application(
        int number,
        String reference,
        String familyName,
        String givenName,
        String gender,
        String nationality,
        String employer,
        String employerKind,
        String employerCountry,
        String position,
        String email,
        String language,
        String motivation,
        boolean complete,
        boolean languageMet,
        Instant receivedAt,
        Boolean admissible,
        String reason,
        BigDecimal average,
        Integer rank,
        SelectionResult result) {

    private static final String BY_THE_APPLICANT = "link";
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd['T'HH:mm[:ss][.SSSSSS][.SSS]][XXX]");

    /** What an application form says, before anything was decided. */
    static Application entered(int number, String reference, CaseEntry entry, ZoneId zone) {
        Facts form = new Facts(entry.answers());
        return new Application(
                number,
                reference,
                form.requiredText("applicantFamilyName"),
                form.requiredText("applicantGivenName"),
                form.text("applicantGender").orElse(null),
                form.text("applicantNationality").orElse(null),
                form.requiredText("applicantEmployer"),
                form.requiredText("applicantEmployerKind"),
                form.text("applicantEmployerCountry").orElse(null),
                form.requiredText("applicantPosition"),
                form.requiredText("applicantEmail"),
                form.requiredText("applicantCorrespondenceLanguage"),
                form.text("applicantMotivation").orElse(null),
                form.flag("applicationComplete"),
                form.flag("applicantLanguageMet"),
                receivedAt(entry, form, zone),
                null,
                null,
                null,
                null,
                null);
    }

    String name() {
        return givenName + " " + familyName;
    }

    /** Staff say when a letter came; who applies on the public page has applied when they did, whatever they wrote. */
    private static Instant receivedAt(CaseEntry entry, Facts form, ZoneId zone) {
        if (entry.channel().equals(BY_THE_APPLICANT)) {
            return entry.enteredAt();
        }
        TemporalAccessor when = WRITTEN.parseBest(
                form.requiredText("applicationReceivedAt"), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        if (when instanceof OffsetDateTime exact) {
            return exact.toInstant();
        }
        return when instanceof LocalDateTime local
                ? local.atZone(zone).toInstant()
                : LocalDate.from(when).atStartOfDay(zone).toInstant();
    }
}
