package eu.socieux.intake;

import eu.socieux.correspondence.InboundMessage;
import eu.socieux.correspondence.InboundMessage.Party;
import eu.socieux.correspondence.MessageReceived;
import eu.socieux.correspondence.Placement;
import eu.socieux.correspondence.ReceivedMessages;
import eu.socieux.correspondence.Unread;
import eu.socieux.documents.Documents;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Registers as a request every message that belongs to no case yet. Nothing is refused for lacking a form. */
@Component
class RequestByMail {

    private final Requests requests;
    private final ReceivedMessages received;
    private final Documents documents;
    private final LanguageGuess languages;
    private final Clock clock;

    RequestByMail(
            Requests requests, ReceivedMessages received, Documents documents, LanguageGuess languages, Clock clock) {
        this.requests = requests;
        this.received = received;
        this.documents = documents;
        this.languages = languages;
        this.clock = clock;
    }

    @EventListener
    void messageReceived(MessageReceived event) {
        if (event.placement() == Placement.NEW_REQUEST) {
            CaseNumber number = requests.register(request(event));
            received.assign(event.id(), number, original(number));
        }
    }

    private long original(CaseNumber number) {
        return documents
                .latest(CaseScope.wholeCase(number), Requests.ORIGINAL, null)
                .orElseThrow(() ->
                        new IllegalStateException("The request " + number + " was registered without its original."))
                .latest()
                .id();
    }

    private NewRequest request(MessageReceived event) {
        InboundMessage covering = event.message();
        Optional<InboundMessage> enclosed = ForwardedRequest.in(covering);
        InboundMessage request = enclosed.orElse(covering);
        Party sender = request.from();
        return new NewRequest(
                event.fromGateway() ? Channel.FAX : Channel.EMAIL,
                // A gateway is nobody: letters must not address it by name, nor go to it.
                event.fromGateway() ? null : sender.name(),
                sender.address(),
                event.fromGateway() ? null : contact(request),
                enclosed.map(message -> covering.from().address()).orElse(null),
                covering.subject(),
                covering.messageId(),
                languages.of(request.text()),
                firstReceivedOn(request.sentAt(), event.arrivedAt()),
                event.arrivedAt(),
                new ReceivedFile(fileName(covering), event.size(), event::open),
                covering.attachments().stream()
                        .map(file -> new ReceivedFile(file.fileName(), file.size(), file::open))
                        .toList(),
                covering.unread().stream().map(Unread::line).toList());
    }

    private static String contact(InboundMessage request) {
        return request.replyTo() != null && request.replyTo().address() != null
                ? request.replyTo().address()
                : request.from().address();
    }

    /** The author's own date, unless it is missing or lies after the arrival. */
    private LocalDate firstReceivedOn(Instant sentAt, Instant arrivedAt) {
        Instant first = sentAt == null || sentAt.isAfter(arrivedAt) ? arrivedAt : sentAt;
        return LocalDate.ofInstant(first, clock.getZone());
    }

    private static String fileName(InboundMessage message) {
        return (message.subject().isEmpty() ? "request" : message.subject()) + ".eml";
    }
}
