package eu.socieux.intake.reading;

import eu.socieux.intake.reading.Passage.Author;
import eu.socieux.intake.reading.Passage.Kind;
import eu.socieux.intake.reading.Passage.Row;
import eu.socieux.intake.reading.Passage.Voice;
import eu.socieux.intake.reading.Words.Phrases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a mail with everything it quotes apart into the messages of its thread, and finds out who speaks in each: the
 * institution, the facility itself, a Delegation, a machine, or somebody else.
 */
final class MailThread {

    private static final Pattern QUOTED = Pattern.compile("^(?:\\s*>)+ ?");
    private static final Pattern RULE = Pattern.compile("^\\s*(?:_{10,}|-{3,}.*-{3,}|={10,})\\s*$");
    private static final Pattern FROM =
            Pattern.compile("^\\s*\\*?(?:from|de|von)\\s?:\\*?\\s*(.+)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEADER = Pattern.compile(
            "^\\s*\\*?(?:from|sent|to|cc|subject|date|importance|de|envoyé|à|objet|enviado|enviado el|enviada em|para|asunto|assunto|fecha|data)\\s?:.*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern WROTE = Pattern.compile(
            "^\\s*(?:le|on|el|em|no dia)\\s.{4,90}?[,>]?\\s*([^,]{2,80}?)\\s+(?:a écrit|wrote|escribió|escreveu)\\s?:?\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern ADDRESS = Pattern.compile("[\\p{Alnum}._%+-]+@[\\p{Alnum}.-]+\\p{Alnum}");
    private static final Pattern OFFICE = Pattern.compile("(?:.*[.-])?(?:delegation|eeas|europa)(?:[.-].*)?");
    private static final int LINES_OF_A_HEADER = 4;
    private static final int MOST_MESSAGES = 60;
    private static final int MOST_LINES = 5_000;
    private static final int LONGEST_LINE = 2_000;
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");

    private final Set<String> facility;
    private final Phrases delegations;
    private final Phrases automatic;

    MailThread(Wordlists words, Set<String> facilityAddresses) {
        this.facility = Set.copyOf(facilityAddresses);
        this.delegations = words.phrases("delegation.signatures");
        this.automatic = words.phrases("automatic");
    }

    /** Whether an address belongs to a Delegation, or to another office of the European Union. */
    static boolean isDelegation(String address) {
        return OFFICE.matcher(address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT))
                .matches();
    }

    /** An address in a text. */
    static Pattern address() {
        return ADDRESS;
    }

    /**
     * The messages, newest first.
     *
     * @param age of the newest one; each older one is one older
     */
    List<Passage> of(String document, String text, Author sender, int age) {
        List<Passage> messages = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        Author author = sender;
        List<String> lines = text.lines()
                .limit(MOST_LINES)
                .map(line -> QUOTED.matcher(shortened(line)).replaceFirst(""))
                .map(line -> SPACES.matcher(line).replaceAll(" ").stripTrailing())
                .toList();
        int index = 0;
        while (index < lines.size() && messages.size() < MOST_MESSAGES) {
            Author next = authorAt(lines, index);
            if (next == null) {
                // One empty line parts paragraphs; more of them say no more.
                boolean again = lines.get(index).isEmpty()
                        && !rows.isEmpty()
                        && rows.get(rows.size() - 1).text().isEmpty();
                if (!again && !RULE.matcher(lines.get(index)).matches()) {
                    rows.add(new Row("line " + (index + 1), lines.get(index)));
                }
                index++;
                continue;
            }
            messages.add(new Passage(document, age + messages.size(), Kind.MESSAGE, author, rows));
            rows = new ArrayList<>();
            author = next;
            index++;
            while (index < lines.size() && HEADER.matcher(lines.get(index)).matches()) {
                index++;
            }
        }
        messages.add(new Passage(document, age + messages.size(), Kind.MESSAGE, author, rows));
        return voiced(messages);
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE);
    }

    private static Author authorAt(List<String> lines, int index) {
        Matcher wrote = WROTE.matcher(lines.get(index));
        if (wrote.matches()) {
            return author(wrote.group(1));
        }
        Matcher from = FROM.matcher(lines.get(index));
        if (!from.matches()) {
            return null;
        }
        boolean header = lines.subList(index + 1, Math.min(lines.size(), index + 1 + LINES_OF_A_HEADER)).stream()
                .anyMatch(line -> HEADER.matcher(line).matches());
        return header ? author(from.group(1)) : null;
    }

    private static Author author(String written) {
        Matcher address = ADDRESS.matcher(written);
        boolean found = address.find();
        String name = (found ? written.substring(0, address.start()) : written)
                .replaceAll("[\\[<(]?(?:mailto:)?\\s*$", "")
                .replaceAll("[\"<>\\[\\]]", "")
                .strip();
        return new Author(name, found ? address.group().toLowerCase(Locale.ROOT) : "", Voice.SOMEBODY_ELSE);
    }

    private List<Passage> voiced(List<Passage> messages) {
        Map<String, String> addresses = new HashMap<>();
        messages.stream()
                .map(Passage::author)
                .filter(author -> !author.name().isEmpty() && !author.address().isEmpty())
                .forEach(author -> addresses.putIfAbsent(Words.folded(author.name()), author.address()));
        List<Passage> known = messages.stream()
                .map(message -> withAddress(message, addresses))
                .toList();
        String applicants = known.stream()
                .filter(message -> voice(message) == null)
                .map(message -> message.author().domain())
                .findFirst()
                .orElse("");
        boolean senderKnown = !known.get(0).author().address().isEmpty();
        return known.stream()
                .map(message -> {
                    Voice voice = voice(message);
                    if (voice != null) {
                        return message.by(voice);
                    }
                    boolean applicant = message.author().domain().equals(applicants)
                            || (!senderKnown && message.equals(known.get(0)));
                    return message.by(applicant ? Voice.APPLICANT : Voice.SOMEBODY_ELSE);
                })
                .toList();
    }

    private static Passage withAddress(Passage message, Map<String, String> addresses) {
        Author author = message.author();
        if (!author.address().isEmpty()) {
            return message;
        }
        String address = addresses.getOrDefault(Words.folded(author.name()), "");
        return new Passage(
                message.document(),
                message.age(),
                message.kind(),
                new Author(author.name(), address, author.voice()),
                message.lines());
    }

    /** Who speaks, unless it may be the institution; then null. */
    private Voice voice(Passage message) {
        String address = message.author().address();
        if (facility.contains(address)) {
            return Voice.FACILITY;
        }
        if (address.startsWith("postmaster@")
                || address.startsWith("mailer-daemon@")
                || message.lines().stream()
                        .map(Row::text)
                        .filter(line -> !line.isBlank())
                        .limit(2)
                        .anyMatch(automatic::in)) {
            return Voice.MACHINE;
        }
        if (isDelegation(address) || signedByDelegation(message)) {
            return Voice.DELEGATION;
        }
        return null;
    }

    private boolean signedByDelegation(Passage message) {
        List<Row> lines =
                message.lines().stream().filter(row -> !row.text().isBlank()).toList();
        return lines.subList(Math.max(0, lines.size() - 6), lines.size()).stream()
                .map(Row::text)
                // A signature is a line of its own; a sentence may speak of the Delegation.
                .anyMatch(line -> delegations.startOf(line.strip()).isPresent()
                        && !line.strip().endsWith(".")
                        && Words.count(line) <= 12);
    }
}
