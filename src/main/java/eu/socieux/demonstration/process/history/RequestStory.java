package eu.socieux.demonstration.process.history;

import java.time.Instant;

/**
 * What a request of the history is about.
 *
 * @param number 1 for the first request
 * @param arrivesAt when it reaches the facility
 * @param language of the institution
 * @param country ISO 3166, two letters
 * @param city where most of the work is done
 * @param mainArea key of the area in the form
 * @param fate how it was meant to go; chance decides the rest
 */
record RequestStory(
        int number,
        Instant arrivesAt,
        String language,
        String country,
        String city,
        String institution,
        String institutionKind,
        Person contact,
        String position,
        String mainArea,
        String title,
        int activities,
        Fate fate) {

    /** How a request comes. */
    enum Fate {
        SOUND,
        INCOMPLETE,
        OTHER_COUNTRY,
        NOT_MANDATED,
        OVERLAPPING
    }

    /** An invented person. */
    record Person(String given, String family, String email) {

        String name() {
            return given + " " + family;
        }
    }
}
