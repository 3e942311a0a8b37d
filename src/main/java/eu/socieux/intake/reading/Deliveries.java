package eu.socieux.intake.reading;

import eu.socieux.correspondence.InboundMessage;
import eu.socieux.intake.ForwardedRequest;
import eu.socieux.intake.reading.RequestMaterial.Attached;
import eu.socieux.intake.reading.RequestMaterial.Delivery;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes messages on file into what is read. */
final class Deliveries {

    /** What a request may be written in. Lists, calendars and messages inside messages are none. */
    private static final Set<String> READ = Set.of(
            "application/pdf",
            "application/msword",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.oasis.opendocument.text",
            "application/rtf",
            "text/rtf",
            "text/html",
            "text/plain",
            "image/png",
            "image/jpeg",
            "image/tiff",
            "image/bmp");

    private static final Pattern LIST = Pattern.compile("(?i).*\\.(?:csv|tsv|ics|vcf|log|json|xml)");

    private Deliveries() {}

    /** Whether such a file is read. */
    static boolean isRead(String fileName, String mediaType) {
        return READ.contains(mediaType) && !LIST.matcher(fileName).matches();
    }

    /** Whether the message passes on a request and comes from a Delegation. */
    static boolean isPassedOnByDelegation(InboundMessage message) {
        return message.from().address() != null
                && MailThread.isDelegation(message.from().address())
                && ForwardedRequest.in(message).isPresent();
    }

    /** The message; of one that only passes a request on, the request inside. From a gateway, only the files count. */
    static Delivery of(String document, InboundMessage message, boolean fromGateway, List<Attached> files) {
        InboundMessage request = ForwardedRequest.in(message).orElse(message);
        return fromGateway
                ? ofFiles(document, files)
                : new Delivery(
                        document,
                        Objects.requireNonNullElse(request.from().name(), ""),
                        Objects.requireNonNullElse(request.from().address(), ""),
                        request.subject(),
                        request.text(),
                        List.copyOf(files));
    }

    /** Files without a message, or a message that cannot be read. */
    static Delivery ofFiles(String document, List<Attached> files) {
        return new Delivery(document, "", "", "", "", List.copyOf(files));
    }
}
