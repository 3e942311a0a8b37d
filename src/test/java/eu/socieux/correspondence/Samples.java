package eu.socieux.correspondence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sample messages of {@code docs/samples}, byte for byte. */
public final class Samples {

    public static final String ENGLISH = "01-en-complete-request.eml";
    public static final String FRENCH = "02-fr-incomplete-request.eml";
    public static final String SPANISH = "03-es-ineligible-country.eml";
    public static final String FORWARDED = "04-pt-forwarded-by-delegation.eml";
    public static final String FAX = "05-en-fax-scan-image-only.eml";
    public static final String THREAD = "06-fr-en-long-messy-thread.eml";

    private Samples() {}

    public static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(Path.of("docs/samples", name));
        } catch (IOException missing) {
            throw new UncheckedIOException("The sample " + name + " cannot be read.", missing);
        }
    }
}
