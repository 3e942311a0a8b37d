package eu.socieux.intake;

import eu.socieux.correspondence.InboundMessage;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the request inside a message that only passes it on, as a Delegation does. */
public final class ForwardedRequest {

    private static final Pattern FORWARDED = Pattern.compile("(?i)\\s*(fwd?|tr|rv|enc|wg)\\s*:.*");

    private ForwardedRequest() {}

    /** The message inside; empty when the covering message is the request itself. */
    public static Optional<InboundMessage> in(InboundMessage covering) {
        List<InboundMessage> enclosed = covering.enclosed();
        boolean passesOn = enclosed.size() == 1
                && (FORWARDED.matcher(covering.subject()).matches()
                        || (!enclosed.get(0).subject().isEmpty()
                                && covering.subject().contains(enclosed.get(0).subject())));
        return passesOn ? Optional.of(enclosed.get(0)) : Optional.empty();
    }
}
