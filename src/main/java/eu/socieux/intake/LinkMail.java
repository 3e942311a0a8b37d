package eu.socieux.intake;

import eu.socieux.correspondence.PlainMail;
import eu.socieux.directory.Facility;
import eu.socieux.intake.WebRequestRegister.Wish;
import eu.socieux.links.LinkSettings;
import eu.socieux.links.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends the links with which a request is gone on with. Nothing that somebody typed stands in these mails: the address
 * may be anybody's.
 */
@Component
class LinkMail {

    private static final Logger log = LoggerFactory.getLogger(LinkMail.class);
    private static final int ATTEMPTS = 5;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMinutes(10);

    private final WebRequestRegister register;
    private final PlainMail mail;
    private final LinkSettings links;
    private final Facility facility;
    private final MessageSource texts;
    private final TransactionOperations transactions;
    private final Clock clock;

    LinkMail(
            WebRequestRegister register,
            PlainMail mail,
            LinkSettings links,
            Facility facility,
            MessageSource texts,
            TransactionOperations transactions,
            Clock clock) {
        this.register = register;
        this.mail = mail;
        this.links = links;
        this.facility = facility;
        this.texts = texts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Sends everything that waits. */
    @Scheduled(initialDelay = 3, fixedDelay = 3, timeUnit = TimeUnit.SECONDS)
    void send() {
        for (Optional<Wish> next = claim(); next.isPresent(); next = claim()) {
            send(next.get());
        }
    }

    private Optional<Wish> claim() {
        return transactions.execute(status -> register.claim(BETWEEN_ATTEMPTS));
    }

    private void send(Wish wish) {
        Secret secret = Secret.made();
        transactions.executeWithoutResult(status -> register.addToken(wish.request(), secret.hash()));
        try {
            mail.send(message(wish, secret));
        } catch (MailException failed) {
            log.warn(
                    "The link to a request of the web form could not be sent (attempt {}): {}",
                    wish.attempts(),
                    failed.getMessage());
            if (wish.attempts() >= ATTEMPTS) {
                transactions.executeWithoutResult(status -> register.givenUp(wish.id()));
            }
            return;
        }
        transactions.executeWithoutResult(status -> register.mailed(wish.id()));
    }

    private PlainMail.Message message(Wish wish, Secret secret) {
        Locale language = "en".equals(wish.language()) ? Locale.UK : Locale.forLanguageTag(wish.language());
        String until = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .format(wish.expiresAt().atZone(clock.getZone()));
        return new PlainMail.Message(
                "request." + wish.id(),
                wish.address(),
                null,
                wish.language(),
                texts.getMessage("pages.request.mail.subject", null, language),
                texts.getMessage(
                        "pages.request.mail.body",
                        new Object[] {
                            links.at(WebRequests.PATH + secret.written(), wish.language()),
                            until,
                            facility.name(),
                            facility.email(),
                            facility.phone()
                        },
                        language));
    }
}
