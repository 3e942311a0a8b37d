package eu.socieux.tasklist.desk;

import eu.socieux.tasklist.desk.Cards.Card;
import eu.socieux.tasklist.desk.Deadline.Standing;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of mails to staff. Of a case they name the number and the institution, and nothing else. */
@Component
class Wording {

    private final MessageSource texts;

    Wording(MessageSource texts) {
        this.texts = texts;
    }

    /** With day before month in English too. */
    static Locale locale(String language) {
        return "en".equals(language) ? Locale.UK : Locale.forLanguageTag("pt".equals(language) ? "pt-PT" : language);
    }

    String say(String key, Locale locale, Object... values) {
        return texts.getMessage("desk." + key, values, locale);
    }

    String day(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }

    String deadline(Standing standing, Locale locale) {
        return switch (standing.state()) {
            case NONE -> say("due.none", locale);
            case OVERDUE -> say("due.overdue", locale, day(standing.on(), locale));
            case NEAR, LATER ->
                standing.today()
                        ? say("due.today", locale)
                        : say("due.in", locale, Math.max(standing.workingDays(), 0), day(standing.on(), locale));
        };
    }

    /** One line: case, institution. */
    String about(Card card) {
        return card.institution() == null ? card.caseNumber() : card.caseNumber() + ", " + card.institution();
    }
}
