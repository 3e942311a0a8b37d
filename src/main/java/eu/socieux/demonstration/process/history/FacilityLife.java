package eu.socieux.demonstration.process.history;

import eu.socieux.correspondence.MailRounds;
import eu.socieux.demonstration.process.history.Mishaps.Mishap;
import eu.socieux.documents.DocumentSubject;
import eu.socieux.documents.DocumentSubjects;
import eu.socieux.documents.Documents;
import eu.socieux.documents.NewDocument;
import eu.socieux.forms.SubmissionRefused;
import eu.socieux.forms.process.TaskForms;
import eu.socieux.intake.Requests;
import eu.socieux.portal.EventRecording;
import eu.socieux.portal.EventRecording.Paper;
import eu.socieux.portal.process.CaseEvent;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.function.SingletonSupplier;

/**
 * The life of the facility as one row of events: a request arrives, somebody answers a task, a timer fires. The clock
 * goes from each to the next, whichever comes first, and what follows is done at once.
 */
final class FacilityLife {

    private static final Map<String, String> PERSON_OF_ROLE = Map.of(
            "registry", "clerk",
            "action-manager", "action",
            "expert-coordinator", "coordinator",
            "logistics", "logistician",
            "team-leader", "leader",
            "approver", "desk",
            "panel", "assessor");

    /** Answered by outside parties; the others who are awaited are entered by staff. */
    private static final Map<String, String> OUTSIDE = Map.of(
            "UserTask_AwaitDelegationOpinion", "delegation",
            "UserTask_AwaitDelegationQuestionnaire", "delegation",
            "UserTask_AwaitClarification", "partner",
            "UserTask_AwaitRevival", "partner",
            "UserTask_AwaitPartnerAcceptance", "partner",
            "UserTask_AwaitPartnerConsent", "partner",
            "UserTask_AwaitPartnerQuestionnaire", "partner",
            "UserTask_AwaitSixMonthAnswer", "partner",
            "UserTask_AwaitTwelveMonthAnswer", "partner");

    /** A connection to the mailbox may break; what is in it waits for the next. */
    private static final int READINGS = 3;

    private final RuntimeService runtimeService;
    private final TaskService taskService;
    private final ManagementService managementService;
    private final IdentityService identityService;
    private final TaskForms forms;
    private final CaseFacts caseFacts;
    private final Documents documents;
    private final DocumentSubjects subjects;
    private final Requests requests;
    private final MailRounds mail;
    private final Conduct conduct;
    private final Pace pace;
    private final Mishaps mishaps;
    private final EventRecording events;
    private final WorkingHours hours;
    private final ScannedPaper paper;
    private final long seed;

    private final PriorityQueue<Event> ahead =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::order));
    private final Map<String, RequestStory> cases = new HashMap<>();
    private final Map<String, Integer> rounds = new HashMap<>();
    private final Map<String, List<String>> roles = new HashMap<>();
    private final Map<String, String> elements = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private long planned;

    FacilityLife(Surroundings surroundings, long seed) {
        ProcessEngine engine = surroundings.engine();
        this.runtimeService = engine.getRuntimeService();
        this.taskService = engine.getTaskService();
        this.managementService = engine.getManagementService();
        this.identityService = engine.getIdentityService();
        this.forms = surroundings.forms();
        this.caseFacts = surroundings.caseFacts();
        this.documents = surroundings.documents();
        this.subjects = surroundings.subjects();
        this.requests = surroundings.requests();
        this.mail = surroundings.mail();
        this.conduct = surroundings.conduct();
        this.pace = surroundings.pace();
        this.mishaps = surroundings.mishaps();
        this.events = surroundings.events();
        this.hours = surroundings.hours();
        this.paper = surroundings.paper();
        this.seed = seed;
    }

    /** What the life is told with. */
    record Surroundings(
            ProcessEngine engine,
            TaskForms forms,
            CaseFacts caseFacts,
            Documents documents,
            DocumentSubjects subjects,
            Requests requests,
            MailRounds mail,
            Conduct conduct,
            Pace pace,
            Mishaps mishaps,
            EventRecording events,
            WorkingHours hours,
            ScannedPaper paper) {}

    private record Event(Instant at, long order, Runnable what) {}

    private record OpenTask(
            String id, String element, CaseScope scope, RequestStory story, int round, String name, LocalDate due) {}

    /** A request that will arrive, and the way it is sent. */
    void expect(RequestStory story, Consumer<RequestStory> sending) {
        plan(story.arrivesAt(), () -> arrive(story, sending));
    }

    /** Lets everything happen until a moment, and tells after each event when it was. */
    void live(Instant until, Consumer<Instant> progress) {
        Event next = next();
        while (!next.at().isAfter(until)) {
            ClockUtil.setCurrentTime(Date.from(next.at()));
            next.what().run();
            follow(next.at());
            progress.accept(next.at());
            next = next();
        }
        ClockUtil.setCurrentTime(Date.from(until));
        mail.readArrived();
    }

    /** The earliest of what people do and of what is due; a timer first, as it would be. */
    private Event next() {
        Optional<Event> timer = nextTimer();
        boolean timerFirst = timer.isPresent()
                && (ahead.isEmpty() || !ahead.peek().at().isBefore(timer.get().at()));
        if (timerFirst) {
            return timer.get();
        }
        return ahead.isEmpty() ? new Event(Instant.MAX, planned, () -> {}) : ahead.remove();
    }

    /** Runs what follows at once, sends the letters, and has somebody look at each new task. */
    private void follow(Instant moment) {
        for (List<Job> waiting = waiting(); !waiting.isEmpty(); waiting = waiting()) {
            inOrder(waiting, this::element, Job::getExecutionId)
                    .forEach(job -> managementService.executeJob(job.getId()));
        }
        mail.sendWaiting();
        List<Task> tasks =
                taskService.createTaskQuery().taskCreatedAfter(Date.from(moment.minusSeconds(1))).list().stream()
                        .filter(task -> known.add(task.getId()))
                        .toList();
        inOrder(tasks, Task::getTaskDefinitionKey, Task::getExecutionId).forEach(this::plan);
    }

    /**
     * What happens to one case at the same time, in the order of its activities and items: the engine hands it out in
     * the order of ids, which are others each time.
     */
    private <T> List<T> inOrder(List<T> things, Function<T, String> kind, Function<T, String> execution) {
        if (things.size() < 2) {
            return things;
        }
        Map<T, String> place = new HashMap<>();
        things.forEach(thing -> place.put(
                thing,
                "%4d %4d %s"
                        .formatted(
                                number(execution.apply(thing), "activityNumber"),
                                number(execution.apply(thing), "loopCounter"),
                                kind.apply(thing))));
        return things.stream().sorted(Comparator.comparing(place::get)).toList();
    }

    private String element(Job job) {
        return elements.computeIfAbsent(job.getJobDefinitionId(), id -> managementService
                .createJobDefinitionQuery()
                .jobDefinitionId(id)
                .singleResult()
                .getActivityId());
    }

    private Integer number(String execution, String variable) {
        return execution != null && runtimeService.getVariable(execution, variable) instanceof Number number
                ? number.intValue()
                : null;
    }

    private void arrive(RequestStory story, Consumer<RequestStory> sending) {
        sending.accept(story);
        CaseNumber number = IntStream.range(0, READINGS)
                .mapToObj(reading -> readArrived())
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The request of " + story.contact().email() + " did not come to the register."));
        cases.put(number.value(), story);
    }

    private Optional<CaseNumber> readArrived() {
        mail.readArrived();
        return requests.latest(1).stream()
                .findFirst()
                .map(request -> request.caseNumber())
                .filter(found -> !cases.containsKey(found.value()));
    }

    private void plan(Task task) {
        CaseNumber number = new CaseNumber(runtimeService
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey());
        CaseScope scope = new CaseScope(number, number(task.getExecutionId(), "activityNumber"));
        Integer item = number(task.getExecutionId(), "loopCounter");
        boolean oneOfMany = task.getTaskDefinitionKey().equals("UserTask_ScoreApplication");
        String turn = number + " " + scope.activityNumber() + " " + task.getTaskDefinitionKey()
                + (oneOfMany ? " " + item : "");
        var open = new OpenTask(
                task.getId(),
                task.getTaskDefinitionKey(),
                scope,
                cases.get(number.value()),
                rounds.merge(turn, 1, Integer::sum),
                turn,
                task.getDueDate() == null ? null : hours.day(task.getDueDate().toInstant()));
        pace.of(step(open, "when"), now()).ifPresent(at -> plan(at, () -> answer(open)));
        Step between = step(open, "mishap");
        mishaps.after(between)
                .ifPresent(
                        mishap -> plan(hours.after(now(), mishap.days(), between.draws()), () -> befall(open, mishap)));
    }

    private void plan(Instant at, Runnable what) {
        ahead.add(new Event(at, planned++, what));
    }

    private Step step(OpenTask task, String question) {
        return new Step(
                task.story(),
                task.scope(),
                task.element(),
                task.round(),
                Draws.of(seed, task.story().number(), task.name(), task.round(), question),
                hours.day(now()),
                task.due(),
                SingletonSupplier.of(() -> caseFacts.of(task.scope())));
    }

    private void answer(OpenTask open) {
        Task task = taskService.createTaskQuery().taskId(open.id()).singleResult();
        if (task == null) {
            return;
        }
        Step step = step(open, "what");
        Answer answer = conduct.answer(step);
        Map<String, Object> fields = FormSheet.filled(forms.schema(open.id()), forms.prefill(open.id()), step, answer);
        String outside = OUTSIDE.get(open.element());
        boolean byMail = outside != null && step.draws().chance(0.6);
        String author = byMail ? address(outside, step) : person(task);
        answer.papers().forEach(type -> file(type, step, author, byMail));
        try {
            if (byMail) {
                forms.submit(open.id(), fields, author, "email");
            } else {
                submitAs(author, open.id(), fields);
            }
        } catch (SubmissionRefused refused) {
            throw new IllegalStateException(
                    "The history stopped at '" + task.getName() + "' (" + open.element() + ") of "
                            + open.scope().caseNumber() + ", whose form does not take the answer invented for it: "
                            + refused.getMessage(),
                    refused);
        }
    }

    private void submitAs(String person, String task, Map<String, Object> fields) {
        as(person, () -> {
            taskService.claim(task, person);
            forms.submit(task, fields, person, "tasklist");
        });
    }

    /** Somebody records on the page of the case what has happened, if the case still waits for it. */
    private void befall(OpenTask open, Mishap mishap) {
        CaseNumber number = open.scope().caseNumber();
        Set<String> roles = Set.copyOf(rolesOf(mishap.person()));
        Integer activity = open.scope().activityNumber();
        events.find(number, mishap.message(), null, roles)
                .flatMap(any -> any.activityNumber() == null
                        ? Optional.of(any)
                        : events.find(number, mishap.message(), activity, roles))
                .ifPresent(event -> record(open, mishap, event));
    }

    private void record(OpenTask open, Mishap mishap, CaseEvent event) {
        Step step = step(open, mishap.message());
        mishaps.told(mishap.message(), step).ifPresent(answer -> {
            Map<String, Object> fields = FormSheet.filled(event.form(), Map.of(), step, answer);
            String type = event.documentType();
            Paper letter = type == null
                    ? null
                    : new Paper(
                            type + "-" + step.today() + ".pdf",
                            new ByteArrayResource(
                                    content(type, step, step.story().contact().name())));
            as(mishap.person(), () -> events.record(open.scope().caseNumber(), event, fields, letter, mishap.person()));
        });
    }

    private void as(String person, Runnable what) {
        identityService.setAuthentication(person, rolesOf(person));
        try {
            what.run();
        } finally {
            identityService.clearAuthentication();
        }
    }

    private List<String> rolesOf(String person) {
        return roles.computeIfAbsent(
                person, user -> identityService.createGroupQuery().groupMember(user).list().stream()
                        .map(group -> group.getId())
                        .toList());
    }

    /** One paper, or one for each expert of the team where the type wants that. */
    private void file(String type, Step step, String author, boolean byMail) {
        List<DocumentSubject> people = subjects.of(step.scope(), type);
        if (people.isEmpty()) {
            file(type, null, author, step, author, byMail);
        }
        people.forEach(person -> file(type, person.reference(), person.name(), step, author, byMail));
    }

    private void file(String type, String subject, String signed, Step step, String author, boolean byMail) {
        String of = subject == null ? "" : "-" + subject.replace('/', '-');
        documents.file(new NewDocument(
                step.scope(),
                type,
                subject,
                type + of + "-" + step.today() + ".pdf",
                content(type, step, signed),
                author,
                byMail ? NewDocument.MAIL : NewDocument.UPLOAD));
    }

    private byte[] content(String type, Step step, String signed) {
        String place = step.activity() == 0 ? "" : ", activity " + step.activity();
        return paper.of(
                type.replace('_', ' ') + " of " + step.scope().caseNumber() + place,
                List.of(
                        step.story().title(),
                        step.story().institution(),
                        step.today().toString(),
                        "Signed: " + signed));
    }

    private static String address(String party, Step step) {
        return party.equals("partner")
                ? step.story().contact().email()
                : "cooperation@delegation-" + step.story().country().toLowerCase(Locale.ROOT) + ".example.org";
    }

    private String person(Task task) {
        return taskService.getIdentityLinksForTask(task.getId()).stream()
                .map(link -> link.getGroupId())
                .filter(PERSON_OF_ROLE::containsKey)
                .map(PERSON_OF_ROLE::get)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Nobody of the demonstration may do " + task.getTaskDefinitionKey() + "."));
    }

    private Optional<Event> nextTimer() {
        return managementService
                .createJobQuery()
                .timers()
                .active()
                .withRetriesLeft()
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .stream()
                .findFirst()
                .map(job -> new Event(
                        laterOf(job.getDuedate().toInstant(), now()),
                        planned,
                        () -> managementService.executeJob(job.getId())));
    }

    private List<Job> waiting() {
        return managementService.createJobQuery().messages().executable().list();
    }

    private static Instant laterOf(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }
}
