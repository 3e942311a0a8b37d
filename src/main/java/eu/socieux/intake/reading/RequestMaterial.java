package eu.socieux.intake.reading;

import eu.socieux.documents.ReadText;
import java.util.List;

/**
 * Everything that came with a request.
 *
 * @param fromGateway whether a machine handed in somebody's paper; who sent the message then says nothing
 * @param throughDelegation whether a Delegation passed it on
 * @param deliveries in the order they came
 */
record RequestMaterial(boolean fromGateway, boolean throughDelegation, List<Delivery> deliveries) {

    /**
     * A message with what was attached to it, or something handed in without a message.
     *
     * @param document name of the message on file
     * @param senderName of who wrote the request, of a message passed on of who wrote the one inside; empty when not known
     * @param senderAddress theirs; empty when not known
     * @param subject of that message
     * @param text of that message
     */
    record Delivery(
            String document,
            String senderName,
            String senderAddress,
            String subject,
            String text,
            List<Attached> files) {}

    /** A file that was attached. */
    record Attached(String name, ReadText content) {}
}
