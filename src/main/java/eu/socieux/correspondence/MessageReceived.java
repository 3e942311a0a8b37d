package eu.socieux.correspondence;

import eu.socieux.records.CaseNumber;
import java.time.Instant;
import java.util.Arrays;

/**
 * A message was taken in. Published inside the transaction that files it: what listeners write is kept together with
 * the note that the message is dealt with, or not at all.
 */
public final class MessageReceived {

    /** What the message is to the facility. */
    public enum Kind {
        /** Belongs to no case yet: a request. */
        NEW,
        /** Belongs to a case and is filed there already. */
        ANSWER,
        /** Written by a machine and belongs to no case; kept, but nobody is waiting for anything. */
        AUTOMATIC
    }

    private final long id;
    private final Kind kind;
    private final CaseNumber caseNumber;
    private final boolean fromGateway;
    private final Instant arrivedAt;
    private final InboundMessage message;
    private final byte[] original;

    MessageReceived(
            long id,
            Kind kind,
            CaseNumber caseNumber,
            boolean fromGateway,
            Instant arrivedAt,
            InboundMessage message,
            byte[] original) {
        this.id = id;
        this.kind = kind;
        this.caseNumber = caseNumber;
        this.fromGateway = fromGateway;
        this.arrivedAt = arrivedAt;
        this.message = message;
        this.original = original;
    }

    /** Number in the register of received messages, for {@link ReceivedMessages#assign}. */
    public long id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    /** The case it answers; null unless it is an answer. */
    public CaseNumber caseNumber() {
        return caseNumber;
    }

    /** Whether a fax gateway handed it in: a machine wrote it for a person who must not be answered this way. */
    public boolean fromGateway() {
        return fromGateway;
    }

    /** When it reached the mailbox. */
    public Instant arrivedAt() {
        return arrivedAt;
    }

    public InboundMessage message() {
        return message;
    }

    /** The message byte for byte as the mail server has it. */
    public byte[] original() {
        return Arrays.copyOf(original, original.length);
    }
}
