package eu.socieux.cockpit.history;

import java.util.List;

/** A page of a list, and how many there are in all. */
public record PastInstances(long total, List<PastInstance> instances) {}
