package eu.socieux.correspondence;

/**
 * A letter that no mail brought to its recipient.
 *
 * @param key tells apart persons who share an address; empty when nothing does
 * @param html as it is on file
 */
record UnsentLetter(WrittenLetter written, String key, String html) {}
