package eu.socieux.intake.reading;

import eu.socieux.intake.reading.Passage.Row;
import eu.socieux.intake.reading.Words.Phrases;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes apart what is written about a person: name, position, address, telephone. */
final class PersonFinder {

    private static final Pattern PHONE = Pattern.compile("\\+\\s?\\d[\\d ()./\\n-]{5,}\\d");
    private static final Pattern PHONE_ANSWER = Pattern.compile("\\+?\\(?\\d[\\d ()./-]{5,}\\d");
    private static final Pattern LABELS = Pattern.compile(
            "(?iu)\\b(?:e-?mail|mail|courriel|correo(?: electrónico)?|correio eletr[óo]nico|t[ée]l(?:[ée]phone|[ée]fono|efone)?|tel|phone|mobile|portable|m[óo]vil|telem[óo]vel)\\b\\s*[.:]*");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?]\\s+\\p{Lu}|\\n\\s*\\n");
    private static final Pattern POINTER = Pattern.compile("(?iu).*\\b(?:voir|see|véase|ver|cf)\\b.*");
    private static final Pattern NAME_WORD = Pattern.compile("\\p{Lu}[\\p{L}'’.-]*");
    /** A name in a sentence ends with a comma or a bracket, and the position follows. */
    private static final Pattern FULL_NAME =
            Pattern.compile("\\p{Lu}[\\p{L}'’.-]*(?:\\s(?:\\p{L}[\\p{L}'’.-]*)){1,6}(?=\\s?[,(])");

    private static final Pattern NAME_START = Pattern.compile("(?<![\\p{L}'’-])\\p{Lu}");
    private static final Pattern PARTICLE =
            Pattern.compile("(?iu)de|da|do|dos|das|del|la|el|al|van|von|bin|ben|e|y|ould|mint");
    private static final int LONGEST_INTRODUCTION = 400;

    private final Phrases introductions;
    private final Phrases closings;
    private final Phrases institutions;
    private final Set<String> courtesies;

    PersonFinder(Wordlists words) {
        this.introductions = words.phrases("contacts");
        this.closings = words.phrases("closings");
        this.institutions = words.phrases("institutions");
        this.courtesies = words.words("courtesies");
    }

    /**
     * A person; what is not known is empty.
     *
     * @param email in small letters
     */
    record Person(String name, String position, String email, String phone) {

        static final Person NOBODY = new Person("", "", "", "");

        /** Whether this may be the person with the other name: a family name or more in common, initials aside. */
        boolean isNamed(String other) {
            Set<String> own = new HashSet<>(Words.of(name));
            Set<String> others = new HashSet<>(Words.of(other));
            own.retainAll(others);
            return own.stream().anyMatch(word -> word.length() > 1);
        }
    }

    /** The person described by an answer such as {@code Mr Limbani Kachale, Deputy Director (Programmes)}. */
    Person described(String answer) {
        // A number may be broken by the end of a line.
        String written = answer.replaceAll("(?<=\\d)\\n(?=\\d)", " ");
        Matcher email = MailThread.address().matcher(written);
        String address = email.find() ? email.group().toLowerCase(Locale.ROOT) : "";
        String withoutAddress = MailThread.address().matcher(written).replaceAll(" ");
        Matcher phone = PHONE_ANSWER.matcher(withoutAddress);
        String number = phone.find() ? phone.group().strip() : "";
        String rest = LABELS.matcher(PHONE_ANSWER.matcher(withoutAddress).replaceAll(" "))
                .replaceAll(" ");
        List<String> parts = new ArrayList<>();
        for (String part : rest.split("[,;\\n/|]|\\s[–—-]\\s", -1)) {
            String clean = part.replaceAll("^[\\s:.()]+|[\\s:(]+$", "").replaceAll("\\s+", " ");
            if (clean.chars().filter(Character::isLetter).count() > 1) {
                parts.add(clean);
            }
        }
        if (parts.isEmpty() || POINTER.matcher(parts.get(0)).matches()) {
            return new Person("", "", address, number);
        }
        String name = name(parts.get(0));
        List<String> position = parts.subList(name.isEmpty() ? 0 : 1, parts.size());
        return new Person(name, String.join(", ", position), address, number);
    }

    /** The person whom the text introduces as the one to write to. */
    Optional<Introduced> introduced(Passage passage) {
        String text = passage.text();
        for (MatchResult introduction : introductions.all(text)) {
            String after = text.substring(
                    introduction.end(), Math.min(text.length(), introduction.end() + LONGEST_INTRODUCTION));
            Matcher begin = Pattern.compile("(?iu)^\\s*(?:is|est|es|é|will be|sera|será)?\\s*[:,]?\\s*")
                    .matcher(after);
            String person = begin.lookingAt() ? after.substring(begin.end()) : after;
            Person found = described(reachable(sentence(withoutCourtesy(person))));
            if (!found.name().isEmpty()) {
                return Optional.of(new Introduced(found, introduction.start(), person));
            }
        }
        return Optional.empty();
    }

    /**
     * The one person whose address a text gives, with the name before it; empty when it gives several addresses.
     *
     * @param meant whether an address may be that of the contact
     */
    Optional<Introduced> besideAddress(Passage passage, Predicate<String> meant) {
        String text = passage.text();
        List<MatchResult> addresses = MailThread.address()
                .matcher(text)
                .results()
                .filter(address -> meant.test(address.group().toLowerCase(Locale.ROOT)))
                .toList();
        if (addresses.stream().map(MatchResult::group).distinct().count() != 1) {
            return Optional.empty();
        }
        MatchResult address = addresses.get(0);
        int from = Math.max(0, address.start() - LONGEST_INTRODUCTION / 2);
        String before = text.substring(from, address.start());
        int paragraph = before.lastIndexOf("\n\n") + 1;
        String after = reachable(
                text.substring(address.start(), Math.min(text.length(), address.end() + LONGEST_INTRODUCTION / 4)));
        Matcher start = NAME_START.matcher(before);
        while (start.find(paragraph)) {
            Matcher name = FULL_NAME.matcher(before.substring(start.start()));
            if (name.lookingAt() && isFullName(name.group())) {
                String written = before.substring(start.start()) + after;
                Person found = described(written);
                return Optional.of(new Introduced(
                        new Person(found.name(), titlesIn(found.position()), found.email(), found.phone()),
                        from + start.start(),
                        written));
            }
            paragraph = start.end();
        }
        return Optional.empty();
    }

    /** "Chief Actuary, at" is a title and the beginning of something else. */
    private static String titlesIn(String position) {
        return Stream.of(position.split(", ", -1))
                .takeWhile(part -> !part.isEmpty() && Character.isUpperCase(part.charAt(0)))
                .collect(Collectors.joining(", "));
    }

    /** "Ask Mr Xy Yz" is no name, and "Mr Xy Yz" is. */
    private boolean isFullName(String written) {
        List<String> words = Words.of(written);
        return !name(written).isEmpty() && words.stream().skip(1).noneMatch(courtesies::contains);
    }

    /** A person with the place where they are introduced. */
    record Introduced(Person person, int index, String quote) {}

    /**
     * The person who signs, and what they say about themselves below their name.
     *
     * @param senderName as the mail gives it; empty when not known
     */
    Person signature(Passage passage, String senderName) {
        List<String> lines = passage.lines().stream()
                .map(Row::text)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        int from = -1;
        for (int index = Math.max(0, lines.size() - 14); index < lines.size(); index++) {
            String line = lines.get(index);
            if (closings.startOf(line).isPresent() || line.equals("--")) {
                from = index + 1;
            } else if (from < 0 && !senderName.isEmpty() && Words.folded(line).equals(Words.folded(senderName))) {
                from = index;
            }
        }
        if (from < 0 || from >= lines.size()) {
            return Person.NOBODY;
        }
        String name = name(lines.get(from));
        String position = "";
        String phone = "";
        for (int index = from + 1; index < Math.min(lines.size(), from + 7); index++) {
            String line = lines.get(index);
            Matcher number = PHONE.matcher(line);
            if (phone.isEmpty() && number.find()) {
                phone = number.group().strip();
            } else if (position.isEmpty() && index <= from + 2 && !line.contains("@") && !line.endsWith(".")) {
                position = jobOf(line);
            }
        }
        return name.isEmpty() ? Person.NOBODY : new Person(name, position, "", phone);
    }

    /** "Director, Department of Social Assistance" without the institution; none when the line is one. */
    private String jobOf(String line) {
        int comma = line.indexOf(',');
        String first = comma < 0 ? line : line.substring(0, comma);
        boolean institutionFirst = institutions.startOf(first).isPresent();
        if (institutionFirst) {
            return "";
        }
        return comma > 0 && institutions.in(line.substring(comma)) ? first : line;
    }

    /** A name without forms of address; empty when it does not look like one. */
    String name(String written) {
        String bare = withoutCourtesy(written.strip())
                .replaceAll("\\s*\\(.*$", "")
                .replaceAll("[.,;:]+$", "")
                .strip();
        String[] words = bare.split("\\s+", -1);
        boolean named = words.length >= 2 && words.length <= 7;
        for (String word : words) {
            named &= NAME_WORD.matcher(word).matches() || PARTICLE.matcher(word).matches();
        }
        return named && !institutions.in(bare) ? bare : "";
    }

    private String withoutCourtesy(String written) {
        String rest = written;
        while (true) {
            Matcher first = Pattern.compile("^(\\p{L}+)[.ªº]*\\s+").matcher(rest);
            if (!first.lookingAt() || !courtesies.contains(Words.folded(first.group(1))) || isInitial(first.group())) {
                return rest;
            }
            rest = rest.substring(first.end());
        }
    }

    /** "M. Andriamasy" is a courtesy in French and an initial elsewhere: one before a single word is a courtesy. */
    private static boolean isInitial(String word) {
        return word.startsWith("D. ");
    }

    /** Up to the address and the telephone number; what follows is not about the person. */
    static String reachable(String text) {
        int end = 0;
        for (Pattern pattern : List.of(MailThread.address(), PHONE)) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                end = Math.max(end, matcher.end());
            }
        }
        return end == 0 ? text : text.substring(0, end);
    }

    private static String sentence(String text) {
        Matcher end = SENTENCE_END.matcher(text);
        while (end.find()) {
            // "Dr. Xy" and "J. Xy" do not end a sentence.
            String before = text.substring(0, end.start());
            String word = before.substring(Math.max(before.lastIndexOf(' '), before.lastIndexOf('\n')) + 1);
            if (end.group().startsWith("\n")
                    || word.length() > 3
                    || word.isEmpty()
                    || !Character.isLetter(word.charAt(0))) {
                return before;
            }
        }
        return text;
    }
}
