package eu.socieux.cockpit.bottlenecks;

import java.time.LocalDate;
import java.util.List;

/**
 * What a report is about: processes the person may read, and a period.
 *
 * @param versions the versions looked at
 * @param single whether one process was asked for, so that the steps of called processes are not part of the answer
 * @param from first day of the period
 * @param to last day of the period
 */
record Selection(List<ProcessVersion> versions, boolean single, LocalDate from, LocalDate to) {

    Selection {
        versions = List.copyOf(versions);
    }

    List<String> keys() {
        return versions.stream().map(ProcessVersion::key).distinct().toList();
    }

    List<String> ids() {
        return versions.stream().map(ProcessVersion::id).toList();
    }
}
