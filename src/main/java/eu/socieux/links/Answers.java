package eu.socieux.links;

import eu.socieux.correspondence.Letters;
import eu.socieux.directory.Countries;
import eu.socieux.documents.Documents;
import eu.socieux.documents.NewDocument;
import eu.socieux.documents.process.ExpectedDocument;
import eu.socieux.documents.process.TaskDocuments;
import eu.socieux.forms.AnswerSheet;
import eu.socieux.forms.Draft;
import eu.socieux.forms.Drafts;
import eu.socieux.forms.FieldProblem;
import eu.socieux.forms.FormFields;
import eu.socieux.forms.FormSchema;
import eu.socieux.forms.FormTranslations;
import eu.socieux.forms.FormValidation;
import eu.socieux.forms.SubmissionRefused;
import eu.socieux.forms.process.TaskForms;
import eu.socieux.links.process.AnswersByLink;
import eu.socieux.links.process.WaitingTask;
import eu.socieux.records.CaseFacts;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers by link: begun, kept, checked and sent. */
@Component
@Transactional
public class Answers {

    private final LinkRegister register;
    private final AnswerLinks links;
    private final AnswerFiles files;
    private final LinkSettings settings;
    private final TaskForms forms;
    private final TaskDocuments taskDocuments;
    private final FormTranslations translations;
    private final FormFields fields;
    private final FormValidation validation;
    private final Drafts drafts;
    private final Documents documents;
    private final Letters letters;
    private final AnswerSheet sheet;
    private final AnswersByLink engine;
    private final CaseFacts caseFacts;
    private final Countries countries;
    private final Clock clock;

    Answers(
            LinkRegister register,
            AnswerLinks links,
            AnswerFiles files,
            LinkSettings settings,
            TaskForms forms,
            TaskDocuments taskDocuments,
            FormTranslations translations,
            FormFields fields,
            FormValidation validation,
            Drafts drafts,
            Documents documents,
            Letters letters,
            AnswerSheet sheet,
            AnswersByLink engine,
            CaseFacts caseFacts,
            Countries countries,
            Clock clock) {
        this.register = register;
        this.links = links;
        this.files = files;
        this.settings = settings;
        this.forms = forms;
        this.taskDocuments = taskDocuments;
        this.translations = translations;
        this.fields = fields;
        this.validation = validation;
        this.drafts = drafts;
        this.documents = documents;
        this.letters = letters;
        this.sheet = sheet;
        this.engine = engine;
        this.caseFacts = caseFacts;
        this.countries = countries;
        this.clock = clock;
    }

    /** What the link asks, with what was typed so far. What others answered before is not shown. */
    @Transactional(readOnly = true)
    public Question question(OpenLink open, Locale language) {
        WaitingTask task = open.task();
        AnswerLink link = open.link();
        FormSchema asked =
                translations.translate(forms.schema(task.id()), language).askedByLink();
        Map<String, Object> typed = drafts.find(task.id(), link.drafter())
                .map(Draft::answers)
                .orElseGet(() -> fields.initial(asked, Map.of()));
        return new Question(
                open,
                asked,
                facts(task, language),
                typed,
                link.letterId() == null ? List.of() : letters.enclosed(link.letterId()),
                taskDocuments.of(task.processDefinitionId(), task.key()).stream()
                        .filter(ExpectedDocument::produced)
                        .toList(),
                task.filedAs(),
                files.of(link));
    }

    /** The facts which the form shows, the country in the words of the reader. */
    private Map<String, Object> facts(WaitingTask task, Locale language) {
        Map<String, Object> facts = new HashMap<>(forms.prefill(task.id(), language));
        facts.computeIfPresent("countryName", (key, english) -> Optional.ofNullable(
                        caseFacts.of(task.scope()).get("country"))
                .map(String::valueOf)
                .flatMap(countries::find)
                .map(country -> country.name(language))
                .orElse("–"));
        return facts;
    }

    /** Keeps what was typed, so that it can be gone on with under the same link, on any device. */
    public void keep(OpenLink open, Map<String, Object> answers) {
        drafts.save(open.task().id(), open.link().drafter(), answers);
    }

    /**
     * Keeps a file that is to go with the answer.
     *
     * @throws eu.socieux.documents.RefusedDocument when it is empty, too large or a program
     * @throws FileNotTaken when a browser would run it, or there are as many files as there may be
     */
    public void bring(OpenLink open, String type, String fileName, byte[] content) {
        if (files.of(open.link()).size() >= settings.files()) {
            throw new FileNotTaken(FileNotTaken.Reason.TOO_MANY);
        }
        String mediaType = documents.inspect(fileName, new ByteArrayInputStream(content));
        if (settings.refusedMediaTypes().contains(mediaType)) {
            throw new FileNotTaken(FileNotTaken.Reason.ACTIVE);
        }
        files.add(open.link(), type, fileName, content);
    }

    /** Takes a file back that was to go with the answer. */
    public void takeBack(OpenLink open, long fileId) {
        files.remove(open.link(), fileId);
    }

    /** What is wrong with what was typed; empty when nothing is. */
    @Transactional(readOnly = true)
    public List<FieldProblem> problems(Question question, Map<String, Object> answers) {
        try {
            validation.check(question.form(), answers, question.facts());
            return List.of();
        } catch (SubmissionRefused refused) {
            return refused.problems();
        }
    }

    /**
     * Sends what was kept: the files and the answer itself are filed, and the task is completed as the recipient of the
     * link. Sent again with the same submission nothing happens.
     *
     * @param secret of the link
     * @param submission tells a repeated sending of this answer from another one
     * @throws LinkGone when the link cannot be answered any more
     * @throws SubmissionRefused naming the fields to correct
     * @throws eu.socieux.documents.process.MissingDocuments naming the documents to bring
     */
    public void send(String secret, String submission) {
        AnswerLink link = Secret.read(secret)
                .flatMap(read -> register.find(read.hash(), true))
                .orElseThrow(LinkGone::new);
        if (submission.equals(link.submission())) {
            return;
        }
        OpenLink open = links.find(secret).orElseThrow(LinkGone::new);
        WaitingTask task = open.task();
        FormSchema form = forms.schema(task.id());
        Map<String, Object> answers = new LinkedHashMap<>(
                drafts.find(task.id(), link.drafter()).map(Draft::answers).orElse(Map.of()));
        answers.keySet().removeIf(key -> form.askedByLink().field(key).isEmpty());
        answers.putAll(form.knownByLink(LocalDate.now(clock)));
        file(open, form, answers);
        register.answered(link.id(), submission);
        engine.submit(task.id(), answers, link.author());
    }

    private void file(OpenLink open, FormSchema form, Map<String, Object> answers) {
        WaitingTask task = open.task();
        AnswerLink link = open.link();
        List<ExpectedDocument> brought = taskDocuments.of(task.processDefinitionId(), task.key()).stream()
                .filter(ExpectedDocument::produced)
                .filter(document -> document.appliesTo(answers::get))
                .toList();
        if (brought.stream().anyMatch(document -> document.type().equals(task.filedAs()))) {
            Map<String, Object> accepted = validation
                    .check(form, answers, forms.prefill(task.id(), Locale.UK))
                    .values();
            String title = task.name() + ", " + link.scope().caseNumber();
            documents.file(new NewDocument(
                    task.scope(),
                    task.filedAs(),
                    null,
                    task.filedAs() + "-" + link.scope().caseNumber() + ".pdf",
                    sheet.write(form, title, link.author() + ", " + clock.instant(), accepted),
                    link.author(),
                    NewDocument.LINK));
        }
        for (BroughtFile file : files.of(link)) {
            if (brought.stream().anyMatch(document -> document.type().equals(file.type()))) {
                documents.file(new NewDocument(
                        task.scope(),
                        file.type(),
                        null,
                        file.fileName(),
                        files.content(file.id()),
                        link.author(),
                        NewDocument.LINK));
            }
        }
    }
}
