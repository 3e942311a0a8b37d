package eu.socieux.portal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What somebody searches for, word by word, as it is compared: small letters without accents. Texts are folded in the
 * same way, character by character, so that a place in the folded text is the same place in the text.
 *
 * @param words folded; none is empty
 */
record SearchWords(List<String> words) {

    private static final int MOST = 8;
    private static final int LONGEST = 50;
    private static final int BEFORE = 60;
    private static final int AFTER = 160;

    SearchWords {
        words = List.copyOf(words);
    }

    /** A piece of a text. */
    record Piece(String text, boolean hit) {}

    static SearchWords of(String query) {
        List<String> found = Arrays.stream(separated(query).split(" ", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, Math.min(word.length(), LONGEST)))
                .distinct()
                .limit(MOST)
                .toList();
        // The R of a case number alone would find everything.
        List<String> telling = found.stream().filter(word -> word.length() > 1).toList();
        return new SearchWords(telling.isEmpty() ? found : telling);
    }

    /** The words of a text, folded, with one space between them: what is indexed. */
    static String separated(String text) {
        return fold(text).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            folded.append(character < 128 ? Character.toLowerCase(character) : plain(character));
        }
        return folded.toString();
    }

    private static char plain(char character) {
        if (Character.isSurrogate(character)) {
            return character;
        }
        String small = Normalizer.normalize(String.valueOf(character), Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT);
        return small.charAt(0);
    }

    /** The part of the text around the first word found, with the words marked; its beginning when none is found. */
    List<Piece> excerpt(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        String folded = fold(line);
        int first = Integer.MAX_VALUE;
        for (int at = 0; at < folded.length() && first == Integer.MAX_VALUE; at++) {
            if (lengthOfHit(folded, at) > 0) {
                first = at;
            }
        }
        int from = first == Integer.MAX_VALUE ? 0 : startOfWord(line, Math.max(0, first - BEFORE));
        int to = endOfWord(line, Math.min(line.length(), from + BEFORE + AFTER));
        List<Piece> pieces = new ArrayList<>();
        StringBuilder plain = new StringBuilder(from > 0 ? "… " : "");
        for (int at = from; at < to; at++) {
            int length = Math.min(lengthOfHit(folded, at), to - at);
            if (length > 0) {
                add(pieces, plain);
                pieces.add(new Piece(line.substring(at, at + length), true));
                at += length - 1;
            } else {
                plain.append(line.charAt(at));
            }
        }
        if (to < line.length()) {
            plain.append(" …");
        }
        add(pieces, plain);
        return pieces;
    }

    private static void add(List<Piece> pieces, StringBuilder plain) {
        if (plain.length() > 0) {
            pieces.add(new Piece(plain.toString(), false));
            plain.setLength(0);
        }
    }

    /** How long the word of the search is that begins here, at the beginning of a word of the text; 0 for none. */
    private int lengthOfHit(String folded, int at) {
        if (at > 0 && Character.isLetterOrDigit(folded.charAt(at - 1))) {
            return 0;
        }
        return words.stream()
                .filter(word -> folded.startsWith(word, at))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private static int startOfWord(String line, int at) {
        int start = at;
        while (start > 0 && !Character.isWhitespace(line.charAt(start - 1)) && at - start < 30) {
            start--;
        }
        return start;
    }

    private static int endOfWord(String line, int at) {
        int end = at;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end)) && end - at < 30) {
            end++;
        }
        return end;
    }
}
