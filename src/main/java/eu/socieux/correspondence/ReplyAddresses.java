package eu.socieux.correspondence;

import eu.socieux.records.CaseNumber;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The address at which the facility awaits answers in one case: {@code requests+r-2026-014.<hash>@…}. The hash is made
 * with a key that only the facility has, so that the address of one case does not give away that of another.
 */
@Component
@Transactional
class ReplyAddresses {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    /** 80 bits: not to be guessed, and short enough for a local part of 64 characters. */
    private static final int HASH_DIGITS = 20;

    private static final Pattern DETAIL = Pattern.compile("(r-\\d{4}-\\d{3,9})\\.([0-9a-f]{" + HASH_DIGITS + "})");

    private final JdbcClient jdbc;
    private final SortingSettings settings;
    private final MailboxSettings mailbox;

    ReplyAddresses(JdbcClient jdbc, SortingSettings settings, MailboxSettings mailbox) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.mailbox = mailbox;
    }

    /** The address of a case; that of the mailbox when cases have none. */
    String of(CaseNumber caseNumber) {
        if (!settings.replyAddressPerCase() || !caseNumber.isRequest()) {
            return mailbox.address();
        }
        String number = caseNumber.value().toLowerCase(Locale.ROOT);
        int at = mailbox.address().lastIndexOf('@');
        return mailbox.address().substring(0, at) + "+" + number + "." + hash(number)
                + mailbox.address().substring(at);
    }

    /** The case of the first of these addresses that is one of ours; what was merely made up is none. */
    Optional<CaseNumber> caseOf(Collection<String> addresses) {
        return addresses.stream().flatMap(address -> caseOf(address).stream()).findFirst();
    }

    private Optional<CaseNumber> caseOf(String address) {
        String ours = mailbox.address().toLowerCase(Locale.ROOT);
        String lower = address.toLowerCase(Locale.ROOT);
        int at = ours.lastIndexOf('@');
        String beginning = ours.substring(0, at) + "+";
        String end = ours.substring(at);
        if (!lower.startsWith(beginning)
                || !lower.endsWith(end)
                || lower.length() <= beginning.length() + end.length()) {
            return Optional.empty();
        }
        Matcher detail = DETAIL.matcher(lower.substring(beginning.length(), lower.length() - end.length()));
        return detail.matches() && isHash(detail.group(2), detail.group(1))
                ? Optional.of(new CaseNumber(detail.group(1).toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }

    private boolean isHash(String given, String number) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.US_ASCII), hash(number).getBytes(StandardCharsets.US_ASCII));
    }

    private String hash(String number) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(), ALGORITHM));
            return HexFormat.of()
                    .formatHex(mac.doFinal(number.getBytes(StandardCharsets.US_ASCII)))
                    .substring(0, HASH_DIGITS);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + ALGORITHM + ".", impossible);
        }
    }

    private byte[] key() {
        if (settings.replyKey() != null && !settings.replyKey().isBlank()) {
            return settings.replyKey().strip().getBytes(StandardCharsets.UTF_8);
        }
        return kept().orElseGet(() -> {
            byte[] made = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(made);
            jdbc.sql("insert into reply_key (secret) values (:secret) on conflict do nothing")
                    .param("secret", made)
                    .update();
            return kept().orElseThrow();
        });
    }

    private Optional<byte[]> kept() {
        return jdbc.sql("select secret from reply_key").query(byte[].class).optional();
    }
}
