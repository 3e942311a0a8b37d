package eu.socieux.correspondence;

import eu.socieux.records.CaseNumber;

/**
 * A message waits for a person. Published in the transaction that opens its file.
 *
 * @param file number of the file of the message
 * @param readable whether it is in that file; otherwise it is in the quarantine folder of the mailbox
 */
public record MessageToSort(CaseNumber file, boolean readable) {}
