package eu.socieux.correspondence;

/** There is a letter to send once the transaction has committed. */
record LetterQueued(long id) {}
