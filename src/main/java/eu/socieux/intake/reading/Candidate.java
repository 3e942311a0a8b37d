package eu.socieux.intake.reading;

/**
 * A value found for a field, before it is known which of several holds.
 *
 * @param age of where it stands: 0 for what came last, larger the older
 */
record Candidate(String field, Object value, Certainty certainty, Source source, int age) {

    /** The same find for another field. */
    Candidate of(String other, Object otherValue) {
        return new Candidate(other, otherValue, certainty, source, age);
    }

    String text() {
        return String.valueOf(value);
    }
}
