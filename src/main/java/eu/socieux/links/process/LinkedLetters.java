package eu.socieux.links.process;

import eu.socieux.correspondence.Correspondent;
import eu.socieux.correspondence.LetterFacts;
import eu.socieux.links.AnswerLinks;
import eu.socieux.links.process.WaitingTasks.Target;
import eu.socieux.records.CaseScope;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gives letters the link which models say they carry. */
@Component
class LinkedLetters implements LetterFacts {

    private final WaitingTasks tasks;
    private final AnswerLinks links;

    LinkedLetters(WaitingTasks tasks, AnswerLinks links) {
        this.tasks = tasks;
        this.links = links;
    }

    @Override
    public Map<String, Object> of(CaseScope scope, String letter, Correspondent recipient) {
        return target(scope, letter, recipient)
                .flatMap(target -> links.make(scope, letter, recipient, target))
                .map(link -> Map.<String, Object>of("answerLink", link))
                .orElse(Map.of());
    }

    private Optional<Target> target(CaseScope scope, String letter, Correspondent recipient) {
        return recipient.facts().get(AnswerLinks.TASK) instanceof String task
                ? tasks.find(task).map(found -> new Target(found.processInstanceId(), found.key(), found.id()))
                : tasks.carriedBy(letter, scope);
    }
}
