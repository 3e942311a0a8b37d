package eu.socieux.correspondence;

import java.util.List;

/**
 * A letter as one recipient would get it now.
 *
 * @param name of the recipient, null when unknown
 * @param address empty when there is none
 * @param language ISO code of the language it is written in
 * @param html the whole page, frame included
 * @param mailed whether it goes out by mail; otherwise it is only filed, to be printed and posted
 * @param attachments names of the files that go with it
 */
public record LetterPreview(
        String name,
        String address,
        String language,
        String subject,
        String html,
        boolean mailed,
        List<String> attachments) {}
