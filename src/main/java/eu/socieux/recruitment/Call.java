package eu.socieux.recruitment;

import eu.socieux.records.CaseScope;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A call for experts for one activity.
 *
 * @param reference for example {@code 26-14/MWI/1}
 * @param closesAt an application that came after this point in time is late
 * @param extended whether the closing was moved after the call had been published
 */
public record Call(CaseScope scope, String reference, LocalDate opensOn, Instant closesAt, boolean extended) {}
