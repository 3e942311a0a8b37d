package eu.socieux.documents;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One version of a document. Its content never changes.
 *
 * @param number 1, 2, …
 * @param code {@code <case or action code>/<type>/v<number>}
 * @param fileName a safe name, without any path
 * @param mediaType found in the content, whatever the sender said
 * @param sha256 64 hexadecimal digits
 * @param size in bytes
 * @param language ISO code, null when it could not be told with confidence
 * @param author user id, address of the sender, or {@code system}
 * @param origin {@code mail}, {@code upload} or {@code generated}
 * @param formVersion date of the template it was made from, null when it was not generated
 * @param status superseded unless this is the newest version
 */
public record DocumentVersion(
        long id,
        int number,
        String code,
        String fileName,
        String mediaType,
        String sha256,
        long size,
        String language,
        String author,
        String origin,
        LocalDate formVersion,
        Instant registeredAt,
        DocumentStatus status) {}
