package eu.socieux.correspondence;

import eu.socieux.records.CaseNumber;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/**
 * A message was taken in and placed. Published inside the transaction that files it: what listeners write is kept
 * together with the note that the message is dealt with, or not at all.
 */
public final class MessageReceived {

    private final long id;
    private final Placement placement;
    private final CaseNumber caseNumber;
    private final boolean fromGateway;
    private final Instant arrivedAt;
    private final InboundMessage message;
    private final SpooledMessage original;

    MessageReceived(
            long id,
            Placement placement,
            CaseNumber caseNumber,
            boolean fromGateway,
            Instant arrivedAt,
            InboundMessage message,
            SpooledMessage original) {
        this.id = id;
        this.placement = placement;
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

    /** Where it is placed. A new request is not registered yet: that is for who listens. */
    public Placement placement() {
        return placement;
    }

    /** The case it was filed to; null when to none. */
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

    /** How many bytes the message has. */
    public long size() {
        try {
            return original.size();
        } catch (IOException lost) {
            throw new java.io.UncheckedIOException("The message cannot be read again.", lost);
        }
    }

    /**
     * The message byte for byte as the mail server has it; to be closed by the caller.
     *
     * @throws IOException when the transaction that files it has ended
     */
    public InputStream open() throws IOException {
        return original.open();
    }
}
