package eu.socieux.intake.reading;

/** How a value was come by, the surest first. */
enum Certainty {
    /** It is the answer to the question in a request form. */
    FORM,
    /** The text says it in so many words. */
    TEXT,
    /** It follows from what the text says, from its language, or from who wrote it. */
    INFERRED
}
