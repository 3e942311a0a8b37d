package eu.socieux.links;

import eu.socieux.correspondence.MailOnlyWords;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts the secret into the link while the mail leaves. The hash is committed before the mail server has the mail; a mail
 * that is sent again after a fault has a secret of its own, and all of them open the link.
 */
@Component
class LinkSecrets implements MailOnlyWords {

    private static final Pattern MARK = Pattern.compile(
            Pattern.quote(AnswerLinks.PATH) + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9A-Za-z_-])");

    private final LinkRegister register;

    LinkSecrets(LinkRegister register) {
        this.register = register;
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Map<String, String> of(long letterId, String text) {
        Map<String, String> words = new HashMap<>();
        Matcher mark = MARK.matcher(text);
        while (mark.find()) {
            Secret secret = Secret.made();
            String found = mark.group(1);
            if (!words.containsKey(found) && register.addToken(UUID.fromString(found), letterId, secret.hash())) {
                words.put(found, secret.written());
            }
        }
        return words;
    }

    @Override
    public boolean areNeededIn(String text) {
        return MARK.matcher(text).find();
    }
}
