package eu.socieux.demonstration.process.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What comes between while people work: requests withdrawn, actions suspended or cancelled, experts lost. */
final class Mishaps {

    private static final String WITHDRAWN = "intake.requestWithdrawn";
    private static final String SUSPENDED = "planning.actionSuspended";
    private static final String CANCELLED = "planning.actionCancelled";
    private static final String EXPERT_LEFT = "delivery.expertLeft";

    private final Words words;

    Mishaps(Words words) {
        this.words = words;
    }

    /**
     * Something that will happen to a case, unless it has ended or gone on by then.
     *
     * @param message of the event in the model
     * @param days working days from now
     * @param person of the staff who records it
     */
    record Mishap(String message, int days, String person) {}

    /** What comes between after a task has been given to somebody for the first time; mostly nothing. */
    Optional<Mishap> after(Step step) {
        if (!step.first()) {
            return Optional.empty();
        }
        Draws draws = step.draws();
        String message =
                switch (step.element()) {
                    case "UserTask_AwaitDelegationOpinion" -> draws.choose(WITHDRAWN + ":2 none:98");
                    case "UserTask_DraftActionPlan" -> draws.choose(WITHDRAWN + ":3 none:97");
                    case "UserTask_DraftTermsOfReference" ->
                        step.activity() == 1
                                ? draws.choose(SUSPENDED + ":6 " + CANCELLED + ":4 " + WITHDRAWN + ":2 none:88")
                                : "none";
                    case "UserTask_BriefExperts" -> draws.choose(EXPERT_LEFT + ":6 none:94");
                    default -> "none";
                };
        return switch (message) {
            case WITHDRAWN -> Optional.of(new Mishap(message, draws.between(2, 14), "clerk"));
            case SUSPENDED -> Optional.of(new Mishap(message, draws.between(10, 60), "leader"));
            case CANCELLED -> Optional.of(new Mishap(message, draws.between(20, 110), "leader"));
            case EXPERT_LEFT -> Optional.of(new Mishap(message, draws.between(1, 4), "coordinator"));
            default -> Optional.empty();
        };
    }

    /** What is said about it; empty when there is nobody whom it could concern. */
    Optional<Answer> told(String message, Step step) {
        Draws draws = step.draws();
        String today = step.today().toString();
        return switch (message) {
            case WITHDRAWN ->
                Optional.of(Answer.of(Map.of(
                        "requestWithdrawnOn",
                        today,
                        "requestWithdrawalChannel",
                        "letter",
                        "requestWithdrawnBy",
                        step.story().contact().name(),
                        "requestWithdrawalReason",
                        draws.oneOf(words.list("requestWithdrawals")))));
            case SUSPENDED ->
                Optional.of(Answer.of(Map.of(
                        "suspensionCause", draws.choose("security:50 force_majeure:20 partner_wish:30"),
                        "suspendedFrom", today,
                        "suspensionReason", draws.oneOf(words.list("suspensions")))));
            case CANCELLED ->
                Optional.of(Answer.of(Map.of(
                        "cancelledBy",
                        "commission",
                        "cancelledOn",
                        today,
                        "cancellationGround",
                        draws.choose("security:40 overlap:30 commitment:30"),
                        "cancellationReason",
                        draws.oneOf(words.list("cancellations")),
                        "cancellationCosts",
                        100 * draws.between(0, 40))));
            case EXPERT_LEFT -> {
                List<String> team = step.team();
                yield team.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Answer.of(Map.of(
                                "withdrawnExpert", draws.oneOf(team),
                                "departureOn", today,
                                "withdrawalGround", draws.choose("not_released:50 health:30 unavailable:20"),
                                "withdrawalReason", draws.oneOf(words.list("withdrawals")))));
            }
            default -> throw new IllegalArgumentException("Nothing is invented for the event " + message + ".");
        };
    }
}
