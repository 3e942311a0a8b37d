package eu.socieux.portal;

import eu.socieux.correspondence.Unread;
import eu.socieux.portal.MailJournal.Line;
import eu.socieux.portal.RequestTexts.Choice;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The journal of mail in the words of its reader. */
@Component
class MailTexts {

    private final MessageSource texts;
    private final CaseSummary summary;
    private final Clock clock;

    MailTexts(MessageSource texts, CaseSummary summary, Clock clock) {
        this.texts = texts;
        this.summary = summary;
        this.clock = clock;
    }

    /**
     * A message as it is shown; what there is not is null.
     *
     * @param incoming whether it came in
     * @param name of the other side
     * @param bad whether somebody has to act
     * @param details why it is placed or in its state, and what of it could not be read
     * @param caseNumber of a case that has a page, or of a file that has none
     * @param file where its bytes are
     * @param elsewhere where its bytes are when they are not here
     */
    record Row(
            String key,
            boolean incoming,
            String at,
            String name,
            String address,
            String subject,
            String kind,
            String state,
            boolean bad,
            int attempts,
            String nextAttempt,
            String sent,
            String placement,
            List<String> details,
            String caseNumber,
            boolean casePage,
            String file,
            String elsewhere,
            String answers) {}

    List<Row> rows(List<Line> lines, Locale locale) {
        return lines.stream().map(line -> row(line, locale)).toList();
    }

    private Row row(Line line, Locale locale) {
        boolean incoming = MailFilter.IN.equals(line.direction());
        return new Row(
                line.key(),
                incoming,
                summary.moment(line.at(), locale),
                named(line),
                blankToNull(line.address()),
                blankToNull(line.subject()),
                line.letter() == null ? null : texts.getMessage("letter." + line.letter(), null, line.letter(), locale),
                state(line.state(), incoming, locale),
                List.of("FAILED", "BOUNCED", "TO_SORT", "FAILING", "QUARANTINED")
                        .contains(line.state()),
                line.attempts(),
                line.nextAttemptAt() == null ? null : summary.moment(line.nextAttemptAt(), locale),
                line.sentAt() == null ? null : summary.moment(line.sentAt(), locale),
                placement(line.placement(), locale),
                details(line, locale),
                line.caseNumber(),
                line.caseNumber() != null && line.caseNumber().startsWith("R"),
                file(line),
                elsewhere(line, locale),
                line.letterId() == null ? null : MailFilter.OUT + "-" + line.letterId());
    }

    /** The headings of the file for spreadsheets, for the cells of {@link #cells}. */
    List<String> headings(Locale locale) {
        return Stream.of(
                        "direction",
                        "time",
                        "name",
                        "address",
                        "subject",
                        "letter",
                        "state",
                        "attempts",
                        "nextAttempt",
                        "sent",
                        "placement",
                        "reason",
                        "case")
                .map(column -> texts.getMessage("registers.column." + column, null, locale))
                .toList();
    }

    /** A message as a row of a spreadsheet. */
    List<Object> cells(Line line, Locale locale) {
        boolean incoming = MailFilter.IN.equals(line.direction());
        return Arrays.asList(
                direction(line.direction(), locale),
                moment(line.at()),
                line.name(),
                line.address(),
                line.subject(),
                line.letter() == null ? null : texts.getMessage("letter." + line.letter(), null, line.letter(), locale),
                state(line.state(), incoming, locale),
                line.attempts(),
                moment(line.nextAttemptAt()),
                moment(line.sentAt()),
                placement(line.placement(), locale),
                String.join(" ", details(line, locale)),
                line.caseNumber());
    }

    /** The choices of each filter, in the order in which they are offered. */
    Map<String, List<Choice>> choices(Locale locale) {
        return Map.of(
                "direction",
                Stream.of(MailFilter.IN, MailFilter.OUT)
                        .map(code -> new Choice(code, direction(code, locale)))
                        .toList(),
                "stateIn",
                MailFilter.STATES_IN.stream()
                        .map(code -> new Choice(code, state(code, true, locale)))
                        .toList(),
                "stateOut",
                MailFilter.STATES_OUT.stream()
                        .map(code -> new Choice(code, state(code, false, locale)))
                        .toList(),
                "placement",
                MailFilter.PLACEMENTS.stream()
                        .map(code -> new Choice(code, placement(code, locale)))
                        .toList());
    }

    private String direction(String code, Locale locale) {
        return texts.getMessage("registers.direction." + code, null, locale);
    }

    private String state(String code, boolean incoming, Locale locale) {
        return texts.getMessage((incoming ? "registers.mailState." : "pages.letterState.") + code, null, code, locale);
    }

    private String placement(String code, Locale locale) {
        return code == null ? null : texts.getMessage("registers.placement." + code, null, code, locale);
    }

    private List<String> details(Line line, Locale locale) {
        return Stream.concat(
                        Stream.ofNullable(line.reason()).filter(reason -> !reason.isBlank()),
                        line.unread().stream().map(unread -> unread(unread, locale)))
                .toList();
    }

    private String unread(Unread unread, Locale locale) {
        String said = texts.getMessage(
                "registers.unread." + unread.reason(), new Object[] {unread.part()}, unread.line(), locale);
        return unread.detail() == null || unread.detail().isBlank() ? said : said + " (" + unread.detail() + ")";
    }

    /** Where the bytes are which are not here; null when they are here. */
    private String elsewhere(Line line, Locale locale) {
        return file(line) != null ? null : texts.getMessage("registers.elsewhere." + line.state(), null, null, locale);
    }

    /** A name that tells more than the address does. */
    private static String named(Line line) {
        return line.name() != null && line.name().equalsIgnoreCase(line.address()) ? null : blankToNull(line.name());
    }

    private static String file(Line line) {
        if (line.versionId() != null) {
            return "/documents/" + line.versionId();
        }
        return line.kept() ? "/mail/" + line.id() : null;
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private String moment(Instant instant) {
        return instant == null
                ? null
                : instant.atZone(clock.getZone())
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString()
                        .replace('T', ' ');
    }
}
