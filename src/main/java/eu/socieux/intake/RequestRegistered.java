package eu.socieux.intake;

import eu.socieux.records.CaseNumber;

/** A request has its number and its case file. Published in the transaction that registers it. */
public record RequestRegistered(CaseNumber caseNumber) {}
