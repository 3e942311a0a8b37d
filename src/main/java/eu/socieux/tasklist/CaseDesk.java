package eu.socieux.tasklist;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import eu.socieux.correspondence.FiledMail;
import eu.socieux.correspondence.InboundMessage;
import eu.socieux.correspondence.LetterState;
import eu.socieux.correspondence.Letters;
import eu.socieux.correspondence.WrittenLetter;
import eu.socieux.directory.Role;
import eu.socieux.documents.DocumentStatus;
import eu.socieux.documents.DocumentVersion;
import eu.socieux.documents.Documents;
import eu.socieux.documents.RegisteredDocument;
import eu.socieux.engine.CurrentStaff;
import eu.socieux.engine.TaskNames;
import eu.socieux.engine.picture.ProcessPicture;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseRelation.Kind;
import eu.socieux.records.CaseRelations;
import eu.socieux.tasklist.CaseView.Drawn;
import eu.socieux.tasklist.CaseView.Note;
import eu.socieux.tasklist.CaseView.Open;
import eu.socieux.tasklist.CaseView.Reached;
import eu.socieux.tasklist.CaseView.Received;
import eu.socieux.tasklist.CaseView.Related;
import eu.socieux.tasklist.CaseView.Standing;
import eu.socieux.tasklist.CaseView.Written;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Reads what is known of the case of a task, and takes comments. Callers have checked that the person may. */
@Component
class CaseDesk {

    private static final Logger log = LoggerFactory.getLogger(CaseDesk.class);

    /** As many characters as the engine keeps in full. */
    private static final int LONGEST_COMMENT = 4000;

    /** More than a case has; the engine wants a limit. */
    private static final int MOST_TASKS = 200;

    private static final Set<String> READERS =
            Stream.of(Role.values()).map(Role::groupId).collect(Collectors.toUnmodifiableSet());

    /** Comments of nobody are those on messages that came in. */
    private static final String MAILBOX = "E-mail";

    private final CaseInEngine cases;
    private final CaseFacts facts;
    private final CaseFile file;
    private final CaseGlance glance;
    private final CaseRelations relations;
    private final CurrentStaff staff;
    private final Documents documents;
    private final Letters letters;
    private final FiledMail mail;
    private final TaskService tasks;
    private final TaskNames names;
    private final Texts texts;

    CaseDesk(
            CaseInEngine cases,
            CaseFacts facts,
            CaseFile file,
            CaseGlance glance,
            CaseRelations relations,
            CurrentStaff staff,
            Documents documents,
            Letters letters,
            FiledMail mail,
            @Lazy TaskService tasks,
            TaskNames names,
            Texts texts) {
        this.cases = cases;
        this.facts = facts;
        this.file = file;
        this.glance = glance;
        this.relations = relations;
        this.staff = staff;
        this.documents = documents;
        this.letters = letters;
        this.mail = mail;
        this.tasks = tasks;
        this.names = names;
        this.texts = texts;
    }

    CaseView view(StaffTask task, Locale locale) {
        CaseNumber number = task.scope().caseNumber();
        Map<String, Object> known = facts.of(task.scope());
        List<Standing> standings =
                cases.standings(task).stream().map(this::standing).toList();
        return new CaseView(
                number.value(),
                task.scope().activityNumber(),
                glance.title(known),
                standings.get(standings.size() - 1).process(),
                texts.moment(task.due(), locale),
                texts.isPast(task.due()),
                glance.of(known, locale),
                standings,
                file.milestones(number).stream()
                        .map(milestone -> new Reached(
                                texts.term("milestone", milestone.name(), locale),
                                milestone.scope().activityNumber(),
                                texts.moment(milestone.reachedAt(), locale)))
                        .toList(),
                related(number),
                received(number, locale),
                seenWith(number)
                        .flatMap(seen -> letters.ofCase(seen).stream())
                        .sorted(comparing(WrittenLetter::writtenAt)
                                .thenComparing(WrittenLetter::id)
                                .reversed())
                        .map(letter -> written(letter, locale))
                        .toList(),
                comments(number, locale),
                open(task, locale),
                task.changeable());
    }

    /**
     * A process of the case as a picture, with the places marked where the case stands.
     *
     * @throws Refusal 404 when the task does not stand in this process, or its model cannot be drawn
     */
    String picture(StaffTask task, String processInstanceId, Locale locale) {
        return cases.standings(task).stream()
                .filter(standing -> standing.processInstanceId().equals(processInstanceId))
                .findFirst()
                .flatMap(standing -> drawing(cases.model(standing.processDefinitionId()), standing))
                .map(ProcessPicture.Drawing::svg)
                .orElseThrow(() -> Refusal.notFound(texts.say("refused.noPicture", locale)));
    }

    /** @throws Refusal 404 when it is no letter of the case of the task */
    String letter(StaffTask task, long id, Locale locale) {
        return letters.find(id)
                .filter(letter -> relations.isSeenWith(
                        letter.scope().caseNumber(), task.scope().caseNumber()))
                .flatMap(letter -> letters.text(letter.id()))
                .orElseThrow(() -> Refusal.notFound(texts.say("refused.noLetter", locale)));
    }

    /** @throws Refusal 404 when it is no message to the case of the task */
    InboundMessage message(StaffTask task, long versionId, Locale locale) {
        return documents
                .withVersion(versionId)
                .filter(document -> relations.isSeenWith(
                        document.scope().caseNumber(), task.scope().caseNumber()))
                .map(document -> document.version(versionId))
                .filter(CaseDesk::isMail)
                .map(version -> mail.read(version.id()))
                .orElseThrow(() -> Refusal.notFound(texts.say("refused.noLetter", locale)));
    }

    /** @throws Refusal 400 when the comment is empty or too long */
    void comment(StaffTask task, String text, Locale locale) {
        String said = text == null ? "" : text.strip();
        if (said.isEmpty() || said.length() > LONGEST_COMMENT) {
            throw Refusal.wrong(texts.say("refused.comment", locale, LONGEST_COMMENT));
        }
        tasks.createComment(task.id(), task.processInstanceId(), said);
    }

    List<Note> comments(CaseNumber number, Locale locale) {
        return cases.comments(number).stream()
                .map(comment -> new Note(
                        comment.getUserId() == null ? MAILBOX : comment.getUserId(),
                        texts.moment(comment.getTime().toInstant(), locale),
                        comment.getFullMessage()))
                .toList();
    }

    private Standing standing(CaseInEngine.Standing standing) {
        BpmnModelInstance model = cases.model(standing.processDefinitionId());
        Process process = model.getModelElementsByType(Process.class).iterator().next();
        return new Standing(
                standing.processInstanceId(),
                process.getName() == null ? process.getId() : process.getName(),
                standing.elements().stream()
                        .map(element -> nameOf(model, element))
                        .distinct()
                        .toList(),
                drawing(model, standing)
                        .map(drawn -> new Drawn(drawn.width(), drawn.height(), drawn.markX(), drawn.markY()))
                        .orElse(null));
    }

    /** Analysts may deploy what cannot be drawn yet; the names of the steps tell where the case stands then. */
    private static Optional<ProcessPicture.Drawing> drawing(BpmnModelInstance model, CaseInEngine.Standing standing) {
        try {
            return Optional.of(ProcessPicture.marked(model, standing.elements()));
        } catch (IllegalArgumentException unknown) {
            log.info("No picture of {}: {}", standing.processDefinitionId(), unknown.getMessage());
            return Optional.empty();
        }
    }

    private static String nameOf(BpmnModelInstance model, String element) {
        return model.getModelElementById(element) instanceof FlowElement named && named.getName() != null
                ? named.getName()
                : element;
    }

    private List<Received> received(CaseNumber number, Locale locale) {
        return seenWith(number)
                .flatMap(seen -> documents.ofCase(seen).stream())
                .filter(document -> document.status() != DocumentStatus.VOID && isMail(document.latest()))
                .sorted(comparing((RegisteredDocument document) ->
                                document.latest().registeredAt())
                        .reversed())
                .map(document -> new Received(
                        document.latest().id(),
                        document.latest().fileName().replaceFirst("\\.eml$", ""),
                        document.latest().author(),
                        document.scope().activityNumber(),
                        texts.moment(document.latest().registeredAt(), locale)))
                .toList();
    }

    /** The case, and those that were merged into it. */
    private Stream<CaseNumber> seenWith(CaseNumber number) {
        return Stream.concat(Stream.of(number), relations.livingIn(number).stream());
    }

    /** Whoever may read a task may read its case; other cases are seen by people with a role. */
    private List<Related> related(CaseNumber number) {
        if (staff.roles().stream().noneMatch(READERS::contains)) {
            return List.of();
        }
        Map<String, String> ways = new LinkedHashMap<>();
        relations.of(number).forEach(relation -> {
            boolean from = relation.caseNumber().equals(number);
            ways.put(
                    (from ? relation.otherCase() : relation.caseNumber()).value(),
                    from || relation.kind() == Kind.LINKED
                            ? relation.kind().key()
                            : relation.kind().key() + "Here");
        });
        relations.livingIn(number).forEach(other -> ways.put(other.value(), "mergedHere"));
        Map<String, Map<String, String>> headings = file.latest(ways.keySet(), Set.of("title", "subject"));
        return ways.entrySet().stream()
                .map(other -> new Related(
                        other.getKey(),
                        glance.title(Map.copyOf(headings.getOrDefault(other.getKey(), Map.of()))),
                        other.getValue()))
                .toList();
    }

    private static boolean isMail(DocumentVersion version) {
        return FiledMail.MEDIA_TYPE.equals(version.mediaType());
    }

    private Written written(WrittenLetter letter, Locale locale) {
        Instant at = letter.sentAt() == null ? letter.writtenAt() : letter.sentAt();
        String state = letter.state().name().toLowerCase(Locale.ROOT);
        return new Written(
                letter.id(),
                texts.term("letter", letter.letter(), locale),
                letter.subject(),
                letter.recipientName() == null || letter.recipientName().isBlank()
                        ? texts.term("recipient", letter.recipientRole(), locale)
                        : letter.recipientName(),
                letter.recipientAddress(),
                letter.scope().activityNumber(),
                state,
                texts.say("letterState." + state, locale),
                letter.state() == LetterState.SENT ? null : letter.reason(),
                letter.sentOn() == null
                        ? texts.moment(at, locale)
                        : texts.day(letter.sentOn().toString(), locale));
    }

    /** The engine adds the rights of the person to the query. */
    private List<Open> open(StaffTask here, Locale locale) {
        return tasks
                .createTaskQuery()
                .processInstanceBusinessKey(here.scope().caseNumber().value())
                .listPage(0, MOST_TASKS)
                .stream()
                .sorted(comparing(Task::getDueDate, nullsLast(naturalOrder())).thenComparing(Task::getCreateTime))
                .map(task -> open(task, here, locale))
                .toList();
    }

    private Open open(Task task, StaffTask here, Locale locale) {
        Instant due = task.getDueDate() == null ? null : task.getDueDate().toInstant();
        String role = cases.groupOf(task.getId())
                .map(group -> texts.term("role", group, locale))
                .orElse("");
        return new Open(
                task.getId(),
                names.of(task.getTaskDefinitionKey(), task.getName(), locale),
                task.getId().equals(here.id()),
                cases.scopeOf(task).activityNumber(),
                role,
                task.getAssignee(),
                texts.moment(due, locale),
                texts.isPast(due));
    }
}
