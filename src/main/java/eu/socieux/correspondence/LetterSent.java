package eu.socieux.correspondence;

import eu.socieux.records.CaseNumber;

/** The mail server took a letter. Published in the transaction that records it. */
public record LetterSent(long id, CaseNumber caseNumber, String letter) {}
