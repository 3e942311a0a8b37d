package eu.socieux.planning;

import java.time.LocalDate;
import java.util.List;

/**
 * An approved action with its activities, as they were approved. Later changes of dates are entries in the case file.
 *
 * @param year year of the approval; with the sequence it identifies the action
 * @param sequence number of the action within the year, from 1
 * @param country ISO 3166 alpha-2 code, or what the request form offers for any other country
 * @param countryCode the alpha-3 code as written in the action code
 * @param activities one to four, by number
 */
record Action(
        String caseNumber,
        String code,
        int year,
        int sequence,
        String title,
        String institution,
        String country,
        String countryCode,
        LocalDate approvedOn,
        List<Activity> activities) {

    /**
     * One activity of an action.
     *
     * @param number 1 to 4
     * @param positions number of experts in the team
     */
    record Activity(
            int number,
            String title,
            String nature,
            String modality,
            String place,
            LocalDate startsOn,
            LocalDate endsOn,
            int positions) {}
}
