package eu.socieux.intake.reading;

import eu.socieux.directory.Country;
import eu.socieux.documents.ReadText;
import eu.socieux.documents.ReadText.Legibility;
import eu.socieux.intake.reading.Passage.Author;
import eu.socieux.intake.reading.Passage.Kind;
import eu.socieux.intake.reading.Passage.Row;
import eu.socieux.intake.reading.Passage.Voice;
import eu.socieux.intake.reading.PersonFinder.Introduced;
import eu.socieux.intake.reading.PersonFinder.Person;
import eu.socieux.intake.reading.Proposal.Earlier;
import eu.socieux.intake.reading.RequestForm.Answer;
import eu.socieux.intake.reading.RequestMaterial.Attached;
import eu.socieux.intake.reading.RequestMaterial.Delivery;
import eu.socieux.intake.reading.Words.Phrases;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a request with everything that came with it, and proposes what the screening form asks for. What a later
 * message, or the later of two forms, says otherwise supersedes what was said before, and the earlier value is kept
 * beside it.
 */
final class RequestReader {

    /** Answers in a form's own words. */
    private static final Set<String> AS_WRITTEN = Set.of(
            "parentMinistry",
            "address",
            "website",
            "fax",
            "context",
            "needs",
            "expectedResults",
            "policyLink",
            "beneficiaries",
            "risks",
            "otherPartners",
            "euProgrammes",
            "ownContribution",
            "urgency");

    private static final Set<String> OF_FORMS_ALONE = Set.of("fax", "website", "address");

    private static final Map<String, Integer> LONGEST = Map.of(
            "parentMinistry",
            250,
            "address",
            1000,
            "website",
            250,
            "fax",
            60,
            "urgency",
            250,
            "title",
            150,
            "contactPhone",
            60);
    private static final int LONGEST_TEXT = 8000;
    private static final int LONGEST_NAME = 250;
    private static final int AGE_OF_A_DELIVERY = 1000;
    private static final int LABELS_OF_A_FORM = 3;
    private static final int QUESTIONS_OF_A_FORM = 6;
    /** A letter has lines such as "Fax: …" as well. */
    private static final int LINES_OF_A_FORM = 12;

    private static final double KNOWN_OF_A_FORM = 0.6;
    /** Of a text in which less was found than this, too little was understood to say what is not in it. */
    private static final int UNDERSTOOD = 4;

    private static final Set<String> SIGNS_OF_UNDERSTANDING = Set.of(
            "institutionName",
            "country",
            "mainArea",
            "contactPosition",
            "proposedActivityCount",
            "delegationInformed",
            "workingLanguage",
            "otherPartners");
    private static final Pattern PREFIX =
            Pattern.compile("(?iu)^\\s*(?:(?:re|fwd?|tr|rv|enc|wg|aw|res)\\s*:|\\[[^\\]]{1,20}\\])\\s*");
    private static final Phrases SUBJECT_OF_A_REQUEST = new Phrases(List.of(
            "request*",
            "support",
            "assistance",
            "expertise",
            "demande*",
            "appui",
            "requete",
            "solicitud",
            "asistencia",
            "apoyo",
            "pedido",
            "assistencia",
            "apoio",
            "cooperation"));
    private static final Pattern NOTHING_SAID = Pattern.compile(
            "(?iu)[\\s.…_–—/-]*|(?:n/?a|s/?o|to be completed|à compléter|por completar|a preencher|\\(.*\\))");

    private final Wordlists words;
    private final RequestForm forms;
    private final MailThread threads;
    private final CountryFinder countries;
    private final InstitutionFinder institutions;
    private final PersonFinder persons;
    private final AreaFinder areas;
    private final PlanFinder plans;
    private final Dates dates;
    private final MissingItems missing;
    private final UnaryOperator<String> languages;
    private final Set<String> facilityAddresses;
    private final Phrases boilerplate;
    private final Phrases delegation;
    private final Phrases informed;
    private final Phrases yes;
    private final Phrases no;
    private final Phrases authority;
    private final Phrases workingLanguage;
    private final Phrases otherDonors;
    private final Phrases countryLabel;

    /**
     * A reader.
     *
     * @param facilityAddresses addresses from which the facility writes
     * @param languages finds the language of a text
     */
    RequestReader(
            Wordlists words,
            Collection<Country> countries,
            Set<String> facilityAddresses,
            UnaryOperator<String> languages) {
        this.words = words;
        this.forms = new RequestForm(words);
        this.threads = new MailThread(words, facilityAddresses);
        this.countries = new CountryFinder(countries, words);
        this.institutions = new InstitutionFinder(words, this.countries);
        this.persons = new PersonFinder(words);
        this.areas = new AreaFinder(words);
        this.plans = new PlanFinder(words);
        this.dates = new Dates(words);
        this.missing = new MissingItems(words);
        this.languages = languages;
        this.facilityAddresses = Set.copyOf(facilityAddresses);
        this.boilerplate = words.phrases("boilerplate");
        this.delegation = words.phrases("delegation.names");
        this.informed = words.phrases("delegation.informed");
        this.yes = words.phrases("affirmed");
        this.no = words.phrases("denied");
        this.workingLanguage = words.phrases("workingLanguage");
        this.otherDonors = words.phrases("otherDonors");
        this.authority = words.phrases("authority");
        this.countryLabel = words.phrases("labels.country");
    }

    /**
     * What was read.
     *
     * @param unread names of scans that only a person can read
     */
    record Reading(List<Proposal> proposals, List<String> unread) {}

    /** What the material says. */
    Reading read(RequestMaterial material) {
        Found found = new Found(material);
        found.collect();
        return found.reading();
    }

    /** The finds in one request. */
    private final class Found {

        private final RequestMaterial material;
        private final List<Candidate> candidates = new ArrayList<>();
        private final List<Passage> passages = new ArrayList<>();
        private final List<String> unread = new ArrayList<>();
        private final Map<String, Source> emptyAnswers = new LinkedHashMap<>();
        private String subject = "";
        private String senderName = "";
        private String senderAddress = "";
        private boolean formSeen;
        private boolean authorised;
        /** Whether there is a form most of whose questions are not known: then nothing follows from what is not found. */
        private boolean strangeForm;

        Found(RequestMaterial material) {
            this.material = material;
        }

        void collect() {
            int age = 0;
            List<Delivery> newestFirst = new ArrayList<>(material.deliveries());
            Collections.reverse(newestFirst);
            for (Delivery delivery : newestFirst) {
                collect(delivery, age);
                age += AGE_OF_A_DELIVERY;
            }
            passages.sort(Comparator.comparingInt(Passage::age));
            fromTexts();
        }

        private void collect(Delivery delivery, int age) {
            List<Attached> files = delivery.files();
            for (int index = 0; index < files.size(); index++) {
                // Of two attachments the later one is the newer, and a file says more surely than the message about it.
                collect(files.get(index), age + files.size() - 1 - index);
            }
            if (material.fromGateway() && delivery.senderAddress().isEmpty()) {
                return;
            }
            if (senderAddress.isEmpty()) {
                senderName = delivery.senderName();
                senderAddress = delivery.senderAddress().toLowerCase(Locale.ROOT);
                subject = Words.composed(delivery.subject());
            }
            Author sender = new Author(
                    delivery.senderName(), delivery.senderAddress().toLowerCase(Locale.ROOT), Voice.SOMEBODY_ELSE);
            threads.of(delivery.document(), Words.composed(delivery.text()), sender, age).stream()
                    .filter(Passage::byApplicant)
                    .map(passage -> passage.without(boilerplate))
                    .forEach(passages::add);
        }

        private void collect(Attached file, int age) {
            ReadText content = file.content();
            if (content.legibility() == Legibility.SCAN) {
                unread.add(file.name());
            }
            if (content.legibility() == Legibility.SCAN || content.legibility() == Legibility.NONE) {
                return;
            }
            Map<String, ReadText.Field> answers = new LinkedHashMap<>();
            long known = 0;
            for (ReadText.Field field : content.fields()) {
                Optional<String> asked = fieldOf(field);
                known += asked.isPresent() ? 1 : 0;
                asked.ifPresent(key ->
                        answers.merge(key, field, (one, other) -> one.value().isBlank() ? other : one));
            }
            strangeForm |= content.fields().size() >= QUESTIONS_OF_A_FORM
                    && known < KNOWN_OF_A_FORM * content.fields().size();
            List<Row> rows = content.lines().stream()
                    .map(line ->
                            new Row(line.page() == 0 ? "text" : "page " + line.page(), Words.composed(line.text())))
                    .toList();
            boolean form = answers.size() >= LABELS_OF_A_FORM;
            Passage passage =
                    new Passage(file.name(), age, form ? Kind.FORM : Kind.LETTER, Author.UNKNOWN_APPLICANT, rows);
            if (form) {
                formSeen = true;
                answers.forEach((key, field) -> answered(
                        key,
                        Words.composed(field.value()),
                        Certainty.FORM,
                        new Source(
                                file.name(),
                                (field.page() == 0 ? "" : "page " + field.page() + ", ") + "field “" + field.label()
                                        + "”",
                                field.value()),
                        age));
            } else {
                List<Answer> inLines = forms.answersIn(passage.text());
                long questions = forms.questionsIn(passage.text());
                formSeen |= inLines.stream().map(Answer::field).distinct().count() > 6;
                strangeForm |= questions >= LINES_OF_A_FORM && inLines.size() < KNOWN_OF_A_FORM * questions;
                passages.add(passage);
            }
        }

        /** What a field asks for. "Applicant country" asks for the country, as its answer shows. */
        private Optional<String> fieldOf(ReadText.Field field) {
            return countries.isName(field.value()) && countryLabel.in(field.label())
                    ? Optional.of("country")
                    : forms.fieldOf(field.label());
        }

        /** One answer to a question of a form. */
        private void answered(String field, String value, Certainty certainty, Source source, int age) {
            if (NOTHING_SAID.matcher(value).matches()) {
                emptyAnswers.putIfAbsent(field, source);
                return;
            }
            Candidate answer = new Candidate(field, value.strip(), certainty, source, age);
            switch (field) {
                case "country" -> countries.answered(value).ifPresent(code -> add(answer.of("country", code)));
                case "institutionName" -> institution(answer, value);
                case "institutionKind" ->
                    institutions.kind(ticked(value)).ifPresent(kind -> add(answer.of("institutionKind", kind)));
                case "head" -> person(answer, persons.described(value), "headName", "headPosition");
                case "signatory" -> signatory(answer, value);
                case "contact", "reach" ->
                    contact(
                            answer,
                            persons.described(certainty == Certainty.FORM ? value : PersonFinder.reachable(value)));
                case "contactEmail" -> contact(answer, persons.described(value));
                case "contactPhone" -> contact(answer, persons.described(value));
                case "contactPosition" -> add(answer.of("contactPosition", limited("contactPosition", value)));
                case "area" -> area(answer, value);
                case "suggestedPlan" -> plan(answer, value);
                case "delegationInformed" -> delegationAnswer(answer, value);
                case "workingLanguage" -> language(value).ifPresent(code -> add(answer.of("workingLanguage", code)));
                case "interpretationNeeded" -> {}
                case "signatureDate" ->
                    dates.first(value, null).ifPresent(day -> add(answer.of("signatureDate", day.toString())));
                case "title" -> add(answer.of("title", limited("title", value)));
                default -> {
                    // A line "Fax:" of a letter may be that of its recipient.
                    if (AS_WRITTEN.contains(field)
                            && (certainty == Certainty.FORM || !OF_FORMS_ALONE.contains(field))) {
                        add(answer.of(field, limited(field, value)));
                    }
                }
            }
        }

        private void institution(Candidate answer, String value) {
            String name = value.lines().findFirst().orElse("").strip();
            add(answer.of("institutionName", limited("institutionName", countries.withoutCountry(name))));
            institutions
                    .kind(value)
                    .ifPresent(kind -> add(
                            new Candidate("institutionKind", kind, Certainty.INFERRED, answer.source(), answer.age())));
        }

        private void signatory(Candidate answer, String value) {
            Person person = persons.described(value);
            Optional<LocalDate> day = dates.first(value, null);
            boolean denied = no.startOf(value.strip()).isPresent();
            if (denied) {
                return;
            }
            authorised = true;
            String withoutDate = value.replaceAll(
                            "[,;]?\\s*(?:on |le |el |em )?\\d{1,2}\\s*(?:de\\s+)?\\p{L}+\\s*(?:de\\s+)?20\\d\\d.*|[,;]?\\s*20\\d\\d-\\d\\d-\\d\\d.*|[,;]?\\s*\\d{1,2}[/.]\\d{1,2}[/.]20\\d\\d.*",
                            "")
                    .strip();
            String name = person.name().isEmpty() ? withoutDate : person.name();
            if (!name.isBlank()) {
                add(answer.of("signatoryName", limited("signatoryName", name)));
            }
            day.ifPresent(found -> add(answer.of("signatureDate", found.toString())));
        }

        private void person(Candidate answer, Person person, String name, String position) {
            if (!person.name().isEmpty()) {
                add(answer.of(name, limited(name, person.name())));
            }
            if (!person.position().isEmpty()) {
                add(answer.of(position, limited(position, person.position())));
            }
        }

        private void contact(Candidate answer, Person person) {
            person(answer, person, "contactName", "contactPosition");
            if (!person.email().isEmpty()) {
                add(answer.of("contactEmail", person.email()));
            }
            if (!person.phone().isEmpty()) {
                add(answer.of("contactPhone", limited("contactPhone", person.phone())));
            }
        }

        private void area(Candidate answer, String value) {
            List<String> named = areas.answered(value, subjectOf());
            if (!named.isEmpty()) {
                add(answer.of("areas", named));
            }
        }

        private String subjectOf() {
            return !subject.isEmpty() || material.deliveries().isEmpty()
                    ? subject
                    : Words.composed(material.deliveries().get(0).subject());
        }

        private void plan(Candidate answer, String value) {
            OptionalInt count = plans.answered(value);
            if (count.isPresent()) {
                add(answer.of("proposedActivityCount", count.getAsInt()));
            }
            add(answer.of("suggestedPlan", limited("suggestedPlan", value)));
        }

        private void delegationAnswer(Candidate answer, String value) {
            boolean denied = no.first(value).map(match -> match.start() < 20).orElse(false);
            if (denied) {
                add(answer.of("delegationInformed", "no"));
            } else if (yes.in(value) || dates.first(value, null).isPresent()) {
                add(answer.of("delegationInformed", "yes"));
                dates.first(value, null).ifPresent(day -> add(answer.of("delegationInformedOn", day.toString())));
            }
        }

        private Optional<String> language(String value) {
            return words.languages().entrySet().stream()
                    .filter(language -> language.getValue().in(value))
                    .min(Comparator.comparingInt(language ->
                            language.getValue().first(value).orElseThrow().start()))
                    .map(Map.Entry::getKey);
        }

        /** What the texts say besides the answers of forms. */
        private void fromTexts() {
            for (Passage passage : passages) {
                String text = passage.text();
                for (Answer answer : forms.answersIn(text)) {
                    boolean message = passage.kind() == Kind.MESSAGE;
                    if (!(message && "title".equals(answer.field()))) {
                        answered(
                                answer.field(),
                                answer.value(),
                                Certainty.TEXT,
                                passage.at(answer.start(), answer.label() + ": " + answer.value()),
                                passage.age());
                    }
                }
                boolean contactAsked =
                        forms.answersIn(text).stream().anyMatch(answer -> "contact".equals(answer.field()));
                (contactAsked ? Optional.<Introduced>empty() : persons.introduced(passage))
                        .ifPresent(found -> introduced(passage, found));
                institutions.in(passage).ifPresent(found -> {
                    add(found.name());
                    institutions
                            .kind(found.description())
                            .ifPresent(kind -> add(new Candidate(
                                    "institutionKind",
                                    kind,
                                    Certainty.INFERRED,
                                    found.name().source(),
                                    passage.age())));
                });
                plans.listedIn(text).ifPresent(listed -> {
                    Candidate answer = new Candidate(
                            "suggestedPlan",
                            limited("suggestedPlan", listed.text()),
                            Certainty.TEXT,
                            passage.at(listed.start(), listed.text()),
                            passage.age());
                    add(answer);
                    add(answer.of("proposedActivityCount", listed.count()));
                });
                sentences(passage, text);
                letterSignature(passage);
                boolean askedForSignature =
                        forms.answersIn(text).stream().anyMatch(answer -> "signatory".equals(answer.field()));
                authorised |= !askedForSignature && authority.in(text);
            }
            countries.stated(passages, subject, senderAddress).ifPresent(this::add);
            if (best("contactName").isEmpty()) {
                passages.forEach(passage -> persons.besideAddress(passage, address -> isColleague(passage, address))
                        .ifPresent(found -> contact(
                                new Candidate(
                                        "contact",
                                        "",
                                        Certainty.INFERRED,
                                        passage.at(found.index(), found.quote()),
                                        passage.age()),
                                found.person())));
            }
            sender();
            subjects();
            languageOfTheRequest();
            if (material.throughDelegation()) {
                add(new Candidate(
                        "delegationInformed",
                        "yes",
                        Certainty.TEXT,
                        new Source(firstDocument(), "message", "passed on by a Delegation"),
                        0));
            }
            Optional.ofNullable(emptyAnswers.get("suggestedPlan"))
                    .ifPresent(source -> add(
                            new Candidate("proposedActivityCount", 0, Certainty.INFERRED, source, Integer.MAX_VALUE)));
        }

        private String firstDocument() {
            return material.deliveries().isEmpty()
                    ? ""
                    : material.deliveries().get(0).document();
        }

        /** Another address of the institution that wrote the passage; of a letter on paper, any but the known ones. */
        private boolean isColleague(Passage passage, String address) {
            Author author = passage.author();
            String writer = author.address().isEmpty() ? senderAddress : author.address();
            String domain = MailThread.isDelegation(writer) ? "" : writer.substring(writer.indexOf('@') + 1);
            return !address.equals(writer)
                    && !MailThread.isDelegation(address)
                    && address.endsWith(domain)
                    && !facilityAddresses.contains(address);
        }

        private void introduced(Passage passage, Introduced found) {
            contact(
                    new Candidate(
                            "contact", "", Certainty.TEXT, passage.at(found.index(), found.quote()), passage.age()),
                    found.person());
        }

        private void sentences(Passage passage, String text) {
            boolean asked =
                    forms.answersIn(text).stream().anyMatch(answer -> "delegationInformed".equals(answer.field()));
            Matcher sentence = Pattern.compile("(?s)[^.;!?]+(?:\\.(?=\\S)[^.;!?]*)*[.;!?]?")
                    .matcher(text);
            while (sentence.find()) {
                String said = sentence.group();
                if (!asked && delegation.in(said) && informed.in(said)) {
                    delegationSentence(passage, sentence.start(), said);
                }
                aside(passage, sentence.start(), said);
                OptionalInt count = plans.askedFor(said);
                if (count.isPresent()) {
                    add(new Candidate(
                            "proposedActivityCount",
                            count.getAsInt(),
                            Certainty.INFERRED,
                            passage.at(sentence.start(), said),
                            passage.age()));
                }
            }
        }

        /** What a letter says in a sentence where a form has a question of its own. */
        private void aside(Passage passage, int index, String said) {
            int start = index + said.length() - said.stripLeading().length();
            if (workingLanguage.in(said)) {
                language(said)
                        .ifPresent(code -> add(new Candidate(
                                "workingLanguage", code, Certainty.TEXT, passage.at(start, said), passage.age())));
            }
            if (otherDonors.in(said) && said.indexOf(':') < 0) {
                add(new Candidate(
                        "otherPartners",
                        limited("otherPartners", said.replaceAll("\\s+", " ")),
                        Certainty.TEXT,
                        passage.at(start, said),
                        passage.age()));
            }
        }

        private void delegationSentence(Passage passage, int index, String said) {
            boolean denied = Pattern.compile("\\b(?:not|pas|nao|no (?:ha|hemos|fue|esta)|aun no|todavia no)\\b")
                    .matcher(Words.plain(said).replaceAll(" +", " "))
                    .find();
            Candidate answer = new Candidate(
                    "delegationInformed",
                    denied ? "no" : "yes",
                    Certainty.TEXT,
                    passage.at(index + said.length() - said.stripLeading().length(), said),
                    passage.age());
            add(answer);
            if (!denied) {
                dates.first(said, null).ifPresent(day -> add(answer.of("delegationInformedOn", day.toString())));
            }
        }

        /** Who signs a letter on paper; whoever signs a mail may be anybody. */
        private void letterSignature(Passage passage) {
            Person signing = passage.kind() == Kind.LETTER ? persons.signature(passage, "") : Person.NOBODY;
            if (!signing.name().isEmpty()) {
                authorised = true;
                add(new Candidate(
                        "signatoryName",
                        signing.name(),
                        Certainty.INFERRED,
                        passage.at(passage.text().lastIndexOf(signing.name()), signing.name()),
                        passage.age()));
            }
        }

        /** Who wrote is the contact unless somebody else is named; a gateway is nobody. */
        private void sender() {
            Optional<Passage> newest = passages.stream()
                    .filter(passage -> passage.kind() == Kind.MESSAGE)
                    .findFirst();
            if (material.fromGateway()
                    || senderAddress.isEmpty()
                    || newest.isEmpty()
                    || (strangeForm && best("contactName").isEmpty())) {
                return;
            }
            Passage passage = newest.get();
            String author = passage.author().name().isEmpty()
                    ? senderName
                    : passage.author().name();
            String address = passage.author().address().isEmpty()
                    ? senderAddress
                    : passage.author().address();
            Person signing = persons.signature(passage, author);
            String header = persons.name(author.contains(",") ? author.substring(author.lastIndexOf(',') + 1) : author);
            String name =
                    header.isEmpty() || Words.count(signing.name()) > Words.count(header) ? signing.name() : header;
            Person person = new Person(name, signing.position(), address, signing.phone());
            Source source = new Source(passage.document(), "sender and signature", author + " " + signing.position());
            Candidate answer = new Candidate("contact", "", Certainty.INFERRED, source, passage.age());
            Optional<Candidate> stated = best("contactName");
            if (stated.isEmpty()) {
                contact(answer, person);
            } else if (person.isNamed(stated.get().text())) {
                // The same person: what the form leaves out, the signature tells.
                contact(answer, new Person("", person.position(), person.email(), person.phone()));
            }
        }

        private void subjects() {
            String bare = subject;
            while (PREFIX.matcher(bare).find()) {
                bare = PREFIX.matcher(bare).replaceFirst("");
            }
            Source source = new Source(firstDocument(), "subject", subject);
            if (SUBJECT_OF_A_REQUEST.in(bare)) {
                add(new Candidate("title", limited("title", bare), Certainty.INFERRED, source, 0));
            }
            StringBuilder said = new StringBuilder();
            passages.stream()
                    .filter(passage -> passage.kind() != Kind.FORM)
                    .forEach(passage -> said.append(passage.text()).append('\n'));
            List<String> needs = candidates.stream()
                    .filter(candidate -> Set.of("needs", "title").contains(candidate.field()))
                    .map(Candidate::text)
                    .toList();
            // "Public Employment Service" is who asks, not what for.
            String withoutNames = candidates.stream()
                    .filter(candidate -> "institutionName".equals(candidate.field()))
                    .map(Candidate::text)
                    .reduce(said.toString().replaceAll("\\s+", " "), (text, name) -> text.replace(name, " "));
            List<String> spoken = areas.spokenOf(bare + "\n" + String.join("\n", needs), withoutNames);
            if (!spoken.isEmpty()) {
                add(new Candidate(
                        "areas",
                        spoken,
                        Certainty.INFERRED,
                        bare.isEmpty() ? new Source(passages.get(0).document(), "text", "") : source,
                        0));
            }
        }

        private void languageOfTheRequest() {
            String text = passages.stream()
                    .map(Passage::text)
                    .filter(written -> Words.count(written) > 4)
                    .findFirst()
                    .orElse("");
            if (text.isBlank()) {
                return;
            }
            String code = languages.apply(text);
            Passage first = passages.get(0);
            add(new Candidate(
                    "correspondenceLanguage",
                    code,
                    Certainty.INFERRED,
                    new Source(first.document(), "text", text.substring(0, Math.min(80, text.length()))),
                    first.age()));
        }

        private void add(Candidate candidate) {
            candidates.add(candidate);
        }

        private Optional<Candidate> best(String field) {
            return ranked(field).stream().findFirst();
        }

        /** Inferred values last; then the newest, and in one delivery the surest. */
        private List<Candidate> ranked(String field) {
            return candidates.stream()
                    .filter(candidate -> candidate.field().equals(field))
                    .sorted(Comparator.<Candidate, Boolean>comparing(
                                    candidate -> candidate.certainty() == Certainty.INFERRED)
                            .thenComparing(candidate -> candidate.age() / AGE_OF_A_DELIVERY)
                            .thenComparing(Candidate::certainty)
                            .thenComparing(Candidate::age))
                    .toList();
        }

        Reading reading() {
            List<Proposal> proposals = new ArrayList<>();
            candidates.stream().map(Candidate::field).distinct().forEach(field -> proposal(field)
                    .ifPresent(proposals::add));
            splitAreas(proposals);
            boolean readable = !passages.isEmpty() || formSeen;
            boolean understood = !strangeForm
                    && (formSeen
                            || proposals.stream()
                                            .map(Proposal::field)
                                            .filter(SIGNS_OF_UNDERSTANDING::contains)
                                            .count()
                                    >= UNDERSTOOD);
            if (readable && understood && !proposals.isEmpty()) {
                String language = proposals.stream()
                        .filter(proposal -> "correspondenceLanguage".equals(proposal.field()))
                        .map(proposal -> String.valueOf(proposal.value()))
                        .findFirst()
                        .orElse("en");
                int spoken = passages.stream()
                        .filter(passage -> passage.kind() != Kind.FORM)
                        .mapToInt(passage -> Words.count(passage.text()))
                        .max()
                        .orElse(0);
                missing.of(
                                proposals,
                                formSeen,
                                authorised,
                                material.throughDelegation(),
                                emptyAnswers.containsKey("needs") ? 0 : spoken,
                                language)
                        .ifPresent(text -> proposals.add(new Proposal(
                                "missingItems",
                                text,
                                Certainty.INFERRED,
                                new Source("the whole request", "found nowhere", ""),
                                List.of())));
            }
            return new Reading(List.copyOf(proposals), List.copyOf(unread));
        }

        private Optional<Proposal> proposal(String field) {
            List<Candidate> ranked = ranked(field);
            if (ranked.isEmpty()) {
                return Optional.empty();
            }
            Candidate valid = fuller(ranked);
            List<Earlier> earlier = new ArrayList<>();
            for (Candidate candidate : ranked) {
                boolean older = candidate.age() > ranked.get(0).age();
                boolean stated = candidate.certainty() != Certainty.INFERRED
                        || valid.certainty() == Certainty.INFERRED
                        || "proposedActivityCount".equals(field);
                boolean unknown = earlier.stream().noneMatch(known -> alike(known.value(), candidate.value()));
                if (older && stated && unknown && !alike(valid.value(), candidate.value())) {
                    earlier.add(new Earlier(candidate.value(), candidate.source()));
                }
            }
            return Optional.of(new Proposal(field, valid.value(), valid.certainty(), valid.source(), earlier));
        }

        /** "Chargée de mission" is "Chargée de mission, Coopération" said shorter. */
        private Candidate fuller(List<Candidate> ranked) {
            Candidate valid = ranked.get(0);
            if (!"contactPosition".equals(valid.field())) {
                return valid;
            }
            return ranked.stream()
                    .filter(other -> Words.folded(other.text()).startsWith(Words.folded(valid.text())))
                    .max(Comparator.comparingInt(other -> other.text().length()))
                    .orElse(valid);
        }

        private boolean alike(Object one, Object other) {
            String first = Words.folded(String.valueOf(one));
            String second = Words.folded(String.valueOf(other));
            return first.contains(second) || second.contains(first);
        }

        /** The form asks for a main area and further ones. */
        private void splitAreas(List<Proposal> proposals) {
            for (int index = 0; index < proposals.size(); index++) {
                Proposal all = proposals.get(index);
                if ("areas".equals(all.field()) && all.value() instanceof List<?> named) {
                    proposals.set(
                            index,
                            new Proposal("mainArea", named.get(0), all.certainty(), all.source(), all.earlier()));
                    if (named.size() > 1) {
                        proposals.add(
                                index + 1,
                                new Proposal(
                                        "areas",
                                        List.copyOf(named.subList(1, named.size())),
                                        all.certainty(),
                                        all.source(),
                                        List.of()));
                    }
                    return;
                }
            }
        }
    }

    /** Of options with boxes only those ticked. */
    private static String ticked(String value) {
        if (!value.matches("(?s).*[☒☑✓✔✗✘■].*")) {
            return value;
        }
        StringBuilder ticked = new StringBuilder();
        Matcher option = Pattern.compile("[☒☑✓✔✗✘■]\\s*([^☒☑✓✔✗✘■☐□\\n]+)").matcher(value);
        while (option.find()) {
            ticked.append(option.group(1)).append('\n');
        }
        return ticked.toString();
    }

    private static String limited(String field, String value) {
        int longest = LONGEST.getOrDefault(
                field, field.endsWith("Name") || field.endsWith("Position") ? LONGEST_NAME : LONGEST_TEXT);
        String clean = value.strip();
        return clean.length() <= longest ? clean : clean.substring(0, longest - 1) + "…";
    }
}
