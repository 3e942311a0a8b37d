package eu.socieux.tasklist.desk;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import eu.socieux.directory.Countries;
import eu.socieux.directory.Country;
import eu.socieux.engine.TaskNames;
import eu.socieux.records.CaseFile;
import eu.socieux.tasklist.desk.Deadline.Standing;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the cards of tasks say: for all cards in sight at once, and only for tasks which the person may see. */
@Component
class Cards {

    private static final Set<String> FACTS = Set.of("institutionName", "senderName", "country");

    private final TaskService tasks;
    private final RuntimeService processes;
    private final Staff staff;
    private final CaseFile caseFile;
    private final Countries countries;
    private final Deadline deadline;
    private final TaskNames names;

    Cards(
            TaskService tasks,
            RuntimeService processes,
            Staff staff,
            CaseFile caseFile,
            Countries countries,
            Deadline deadline,
            TaskNames names) {
        this.tasks = tasks;
        this.processes = processes;
        this.staff = staff;
        this.caseFile = caseFile;
        this.countries = countries;
        this.deadline = deadline;
        this.names = names;
    }

    /**
     * One card.
     *
     * @param name of the task in the reader's language
     * @param translated whether that is another than Tasklist shows, which knows the model's only
     * @param institution who asked for assistance, null while unknown
     * @param sender who wrote the request, null when not known
     * @param country name in the reader's language, null while unknown
     */
    record Card(
            String task,
            String name,
            boolean translated,
            String caseNumber,
            String institution,
            String sender,
            String country,
            String assignee,
            Standing deadline) {}

    /** The cards of those among the tasks which the signed-in person may read. */
    @Transactional(readOnly = true)
    List<Card> of(Collection<String> taskIds, Locale locale) {
        if (taskIds.isEmpty()) {
            return List.of();
        }
        return of(
                tasks.createTaskQuery().taskIdIn(taskIds.toArray(String[]::new)).listPage(0, taskIds.size()), locale);
    }

    /** The cards of tasks that were read for the signed-in person, in their order. */
    List<Card> of(List<Task> readable, Locale locale) {
        Map<String, String> cases = caseNumbers(readable);
        Map<String, Map<String, String>> facts = caseFile.latest(Set.copyOf(cases.values()), FACTS);
        Map<String, Country> known = countries.all().stream().collect(toMap(Country::iso2, country -> country));
        return readable.stream()
                .map(task -> {
                    String number = cases.get(task.getProcessInstanceId());
                    Map<String, String> said = facts.getOrDefault(number, Map.of());
                    Country country = known.get(said.getOrDefault("country", ""));
                    String name = names.of(task.getTaskDefinitionKey(), task.getName(), locale);
                    return new Card(
                            task.getId(),
                            name,
                            !Objects.equals(name, task.getName()),
                            number,
                            said.get("institutionName"),
                            said.get("senderName"),
                            country == null ? null : country.name(locale),
                            task.getAssignee(),
                            deadline.of(instant(task.getDueDate())));
                })
                .toList();
    }

    /** The number of a case is the key of its processes; the right to a task gives none to them. */
    private Map<String, String> caseNumbers(List<Task> readable) {
        Set<String> instances =
                readable.stream().map(Task::getProcessInstanceId).collect(toSet());
        if (instances.isEmpty()) {
            return Map.of();
        }
        List<ProcessInstance> found = staff.unchecked(() -> processes
                .createProcessInstanceQuery()
                .processInstanceIds(instances)
                .listPage(0, instances.size()));
        return found.stream()
                .filter(instance -> instance.getBusinessKey() != null)
                .collect(toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}
