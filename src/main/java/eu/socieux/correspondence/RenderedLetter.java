package eu.socieux.correspondence;

/**
 * A letter in the words of its language.
 *
 * @param subject one line without control characters
 * @param html the whole page, frame included
 * @param text the same without markup
 */
record RenderedLetter(String language, String subject, String html, String text) {}
