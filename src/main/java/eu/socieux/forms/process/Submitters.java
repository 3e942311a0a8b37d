package eu.socieux.forms.process;

import eu.socieux.engine.CurrentStaff;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who answers a form on this thread, and by which way the answers came. */
@Component
class Submitters {

    private static final ThreadLocal<Submitter> ANNOUNCED = new ThreadLocal<>();

    private final CurrentStaff currentStaff;

    Submitters(CurrentStaff currentStaff) {
        this.currentStaff = currentStaff;
    }

    Submitter current() {
        return Optional.ofNullable(ANNOUNCED.get())
                .orElseGet(() -> new Submitter(currentStaff.userId().orElse("system"), channel()));
    }

    /** Runs an action in the name of a person who has no account. */
    void actAs(Submitter submitter, Runnable action) {
        Submitter before = ANNOUNCED.get();
        ANNOUNCED.set(submitter);
        try {
            action.run();
        } finally {
            if (before == null) {
                ANNOUNCED.remove();
            } else {
                ANNOUNCED.set(before);
            }
        }
    }

    private static String channel() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return "system";
        }
        String path = attributes
                .getRequest()
                .getRequestURI()
                .substring(attributes.getRequest().getContextPath().length());
        return path.startsWith("/camunda/") ? "tasklist" : "rest";
    }

    /** Author and channel of a case entry. */
    record Submitter(String author, String channel) {}
}
