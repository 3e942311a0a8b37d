package eu.socieux.intake;

import eu.socieux.correspondence.Correspondent;
import eu.socieux.correspondence.LetterFacts;
import eu.socieux.correspondence.Letters;
import eu.socieux.correspondence.MailOnlyWords;
import eu.socieux.links.LinkSettings;
import eu.socieux.links.Secret;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links with which the sender of a request sees where it stands. The acknowledgement carries one, whatever way the
 * request came; its secret is put in while the mail leaves, so that only who reads mail at the address has it.
 */
@Component
public class StatusLinks implements LetterFacts, MailOnlyWords {

    /** Where these links lead. */
    public static final String PATH = "/status/";

    private static final Set<String> LETTERS = Set.of("acknowledgement");
    private static final Set<String> LANGUAGES = Set.of("en", "fr", "es", "pt");
    private static final Pattern MARK =
            Pattern.compile(Pattern.quote(PATH) + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9A-Za-z_-])");

    private final JdbcClient jdbc;
    private final LinkSettings links;
    private final IntakeSettings settings;
    private final Letters letters;
    private final Clock clock;

    StatusLinks(JdbcClient jdbc, LinkSettings links, IntakeSettings settings, @Lazy Letters letters, Clock clock) {
        this.jdbc = jdbc;
        this.links = links;
        this.settings = settings;
        this.letters = letters;
        this.clock = clock;
    }

    /** The case which this secret opens; empty when it opens none, or no longer. */
    @Transactional(readOnly = true)
    public Optional<CaseNumber> find(String secret) {
        return Secret.read(secret).flatMap(read -> jdbc.sql(
                        """
                        select l.case_number from status_link_token t join status_link l on l.id = t.status_link_id
                        where t.hash = :hash and l.expires_at > :now
                        """)
                .param("hash", read.hash())
                .param("now", now())
                .query(String.class)
                .optional()
                .map(CaseNumber::new));
    }

    @Override
    public boolean areNeededIn(String text) {
        return MARK.matcher(text).find();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Object> of(CaseScope scope, String letter, Correspondent recipient) {
        if (!LETTERS.contains(letter) || !letters.reaches(recipient.email())) {
            return Map.of();
        }
        UUID mark = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into status_link (mark, case_number, recipient_address, made_at, expires_at)
                        values (:mark, :caseNumber, :address, :now, :expires)
                        """)
                .param("mark", mark)
                .param("caseNumber", scope.caseNumber().value())
                .param("address", recipient.email().strip())
                .param("now", now())
                .param("expires", Timestamp.from(clock.instant().plus(settings.statusLinksHoldFor())))
                .update();
        String language = LANGUAGES.contains(recipient.language()) ? recipient.language() : "en";
        return Map.of("statusLink", links.at(PATH + mark, language));
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Map<String, String> of(long letterId, String text) {
        Map<String, String> words = new HashMap<>();
        Matcher marks = MARK.matcher(text);
        while (marks.find()) {
            String mark = marks.group(1);
            Secret secret = Secret.made();
            if (!words.containsKey(mark) && addToken(UUID.fromString(mark), letterId, secret.hash())) {
                words.put(mark, secret.written());
            }
        }
        return words;
    }

    private boolean addToken(UUID mark, long letterId, byte[] hash) {
        Optional<Long> link = jdbc.sql(
                        """
                        update status_link set letter_id = :letter
                        where mark = :mark and (letter_id is null or letter_id = :letter) returning id
                        """)
                .param("letter", letterId)
                .param("mark", mark)
                .query(Long.class)
                .optional();
        link.ifPresent(id -> jdbc.sql(
                        "insert into status_link_token (hash, status_link_id, made_at) values (:hash, :link, :now)")
                .param("hash", hash)
                .param("link", id)
                .param("now", now())
                .update());
        return link.isPresent();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
