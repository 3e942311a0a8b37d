package eu.socieux.correspondence;

import org.springframework.stereotype.Component;

/** Takes apart messages that are on file. */
@Component
public class MessageReading {

    /**
     * What the message says. Whatever is broken in it is empty, never an error.
     *
     * @param original the message as it came, byte for byte
     */
    public InboundMessage read(byte[] original) {
        return MessageParser.parse(original);
    }
}
