package eu.socieux.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.correspondence.Letters;
import eu.socieux.documents.Documents;
import eu.socieux.documents.NewDocument;
import eu.socieux.forms.AnswerSheet;
import eu.socieux.forms.Drafts;
import eu.socieux.forms.FieldProblem;
import eu.socieux.forms.FormSchema;
import eu.socieux.forms.FormValidation;
import eu.socieux.forms.SubmissionRefused;
import eu.socieux.links.LinkSettings;
import eu.socieux.links.Secret;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Requests on the public page: begun, kept, gone on with by a link, and sent. Whoever has the secret of one may read and
 * change it, until it is sent.
 */
@Component
@Transactional
public class WebRequests {

    /** Where the pages of these requests are. */
    public static final String PATH = "/request/";

    /** Element under which the answers stand in the case file. */
    static final String ELEMENT = "web_form";

    private static final Logger log = LoggerFactory.getLogger(WebRequests.class);
    private static final Set<String> LANGUAGES = Set.of("en", "fr", "es", "pt");
    private static final String LANGUAGE = "correspondenceLanguage";
    private static final String ADDRESS = "contactEmail";
    private static final int MOST_SENT_AGAIN = 3;

    private final WebRequestRegister register;
    private final WebForm form;
    private final FormValidation validation;
    private final Drafts drafts;
    private final IntakeSettings settings;
    private final LinkSettings links;
    private final Requests requests;
    private final CaseFile caseFile;
    private final Documents documents;
    private final AnswerSheet sheet;
    private final Letters letters;
    private final ObjectMapper json;
    private final MessageSource texts;
    private final Clock clock;

    WebRequests(
            WebRequestRegister register,
            WebForm form,
            FormValidation validation,
            Drafts drafts,
            IntakeSettings settings,
            LinkSettings links,
            Requests requests,
            CaseFile caseFile,
            Documents documents,
            AnswerSheet sheet,
            Letters letters,
            ObjectMapper json,
            MessageSource texts,
            Clock clock) {
        this.register = register;
        this.form = form;
        this.validation = validation;
        this.drafts = drafts;
        this.settings = settings;
        this.links = links;
        this.requests = requests;
        this.caseFile = caseFile;
        this.documents = documents;
        this.sheet = sheet;
        this.letters = letters;
        this.json = json;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Begins a request.
     *
     * @param language of the page; proposed as the language of letters
     * @return its secret
     */
    public String begin(Locale language) {
        String code = LANGUAGES.contains(language.getLanguage()) ? language.getLanguage() : "en";
        Secret secret = Secret.made();
        register.addToken(register.add(code, Map.of(LANGUAGE, code)), secret.hash());
        return secret.written();
    }

    /** The request with this secret, sent or not; empty when there is none, or it was kept long enough. */
    @Transactional(readOnly = true)
    public Optional<WebRequest> find(String secret) {
        return Secret.read(secret).flatMap(read -> register.find(read.hash(), false));
    }

    /**
     * Keeps what was typed in a part of the form; what others typed meanwhile in other parts stays.
     *
     * @param step where to go on
     * @return false when it is more than a form may hold; nothing is kept then
     */
    public boolean keep(WebRequest request, FormSchema part, Map<String, Object> typed, int step) {
        Map<String, Object> answers = new HashMap<>(
                register.hold(request.id()).map(WebRequest::answers).orElseGet(Map::of));
        part.fields().forEach(field -> answers.remove(field.key()));
        answers.putAll(typed);
        if (written(answers).length > drafts.maxSize()) {
            return false;
        }
        String address = answers.get(ADDRESS) instanceof String given && letters.reaches(given) ? given : null;
        register.keep(request.id(), answers, step, address);
        return true;
    }

    /** The files that go with a request. */
    @Transactional(readOnly = true)
    public List<WebFile> files(WebRequest request) {
        return register.files(request.id());
    }

    /**
     * Keeps a file that is to go with a request. Once the request is sent, nothing goes with it any more.
     *
     * @throws eu.socieux.documents.RefusedDocument when it is empty, too large or a program
     * @throws FileNotTaken when a browser would run it, or there would be too many or too much
     */
    public void bring(WebRequest request, String fileName, byte[] content) {
        if (register.hold(request.id()).filter(now -> !now.isSent()).isEmpty()) {
            return;
        }
        List<WebFile> files = register.files(request.id());
        if (files.size() >= settings.files()) {
            throw new FileNotTaken(FileNotTaken.Reason.TOO_MANY);
        }
        long total = files.stream().mapToLong(WebFile::size).sum() + content.length;
        if (total > settings.filesTotal().toBytes()) {
            throw new FileNotTaken(FileNotTaken.Reason.TOO_MUCH);
        }
        String mediaType = documents.inspect(fileName, new ByteArrayInputStream(content));
        if (links.refusedMediaTypes().contains(mediaType)) {
            throw new FileNotTaken(FileNotTaken.Reason.ACTIVE);
        }
        register.addFile(request.id(), fileName, content);
    }

    /** Takes a file back. */
    public void takeBack(WebRequest request, long file) {
        register.removeFile(request.id(), file);
    }

    /** What is wrong with these answers to the form or to a part of it; empty when nothing is. */
    @Transactional(readOnly = true)
    public List<FieldProblem> problems(FormSchema part, Map<String, Object> answers, Map<String, Object> others) {
        try {
            validation.check(part, within(part, answers), others);
            return List.of();
        } catch (SubmissionRefused refused) {
            return refused.problems();
        }
    }

    /**
     * Has a link sent with which to go on later.
     *
     * @return false when no mail can be sent to the address
     */
    public boolean goOnLater(WebRequest request, String address, Locale language) {
        String to = address.strip();
        if (!letters.reaches(to)) {
            return false;
        }
        register.reached(request.id(), to);
        register.wish(request.id(), to, language.getLanguage());
        return true;
    }

    /** Sends links to the requests begun with an address, if there are any; the caller must not tell which. */
    public void sendLinksAgain(String address, Locale language) {
        String to = address.strip();
        if (letters.reaches(to)) {
            register.of(to, MOST_SENT_AGAIN)
                    .forEach(request -> register.wish(request.id(), to, language.getLanguage()));
        }
    }

    /**
     * Sends a request: it is registered with its files as one that came by letter is, and what was typed is proposed to
     * whoever screens it. Sent again nothing happens.
     *
     * @return its number; empty when there is no such request
     * @throws SubmissionRefused naming the fields to correct
     */
    public Optional<CaseNumber> send(String secret, Locale language) {
        return Secret.read(secret)
                .flatMap(read -> register.find(read.hash(), true))
                .map(request -> request.isSent() ? request.caseNumber() : send(request, language));
    }

    /** What nobody went on with is thrown away; so is what is left of requests that were sent. */
    @Scheduled(cron = "0 10 3 * * *", zone = "Europe/Brussels")
    public void removeExpired() {
        int removed = register.removeExpired();
        if (removed > 0) {
            log.info("Removed {} requests of the web form that were not gone on with, or sent long ago.", removed);
        }
    }

    private CaseNumber send(WebRequest request, Locale language) {
        FormSchema asked = form.in(language);
        Map<String, Object> answers = new LinkedHashMap<>(validation
                .check(asked, within(asked, request.answers()), Map.of())
                .values());
        String letterLanguage = LANGUAGES.contains(String.valueOf(answers.get(LANGUAGE)))
                ? String.valueOf(answers.get(LANGUAGE))
                : request.language();
        String sender = said(answers, ADDRESS);
        byte[] original = sheet.write(
                asked,
                texts.getMessage("pages.request.sheet", new Object[] {said(answers, "institutionName")}, language),
                texts.getMessage(
                        "pages.request.sheet.origin",
                        new Object[] {
                            said(answers, "contactName"),
                            sender,
                            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                                    .withLocale(language)
                                    .format(clock.instant().atZone(clock.getZone()))
                        },
                        language),
                answers,
                language);
        CaseNumber number = requests.register(new NewRequest(
                Channel.WEB,
                said(answers, "contactName"),
                sender,
                sender,
                null,
                said(answers, "title"),
                null,
                letterLanguage,
                LocalDate.now(clock),
                clock.instant(),
                new ReceivedFile("request.pdf", original),
                register.files(request.id()).stream()
                        .map(file -> new ReceivedFile(
                                file.name(), file.size(), () -> new ByteArrayInputStream(register.content(file.id()))))
                        .toList(),
                List.of()));
        CaseScope scope = CaseScope.wholeCase(number);
        documents.file(new NewDocument(
                scope, "other", "web form", "answers-" + number + ".json", written(answers), sender, NewDocument.LINK));
        answers.put("dataProtectionNoticeRead", true);
        caseFile.enter(scope, ELEMENT, WebForm.ID, sender, Channel.WEB.key(), answers);
        register.sent(request.id(), number);
        return number;
    }

    /** Without answers to fields which the form no longer asks. */
    private static Map<String, Object> within(FormSchema part, Map<String, Object> answers) {
        Map<String, Object> kept = new LinkedHashMap<>(answers);
        kept.keySet().removeIf(key -> part.field(key).isEmpty());
        return kept;
    }

    private static String said(Map<String, Object> answers, String key) {
        return answers.get(key) instanceof String text ? text : "";
    }

    private byte[] written(Map<String, Object> answers) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(answers);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("These answers cannot be kept as JSON: " + answers.keySet(), unwritable);
        }
    }
}
