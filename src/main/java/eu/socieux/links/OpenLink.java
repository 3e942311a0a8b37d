package eu.socieux.links;

import eu.socieux.links.process.WaitingTask;

/** A link that can be answered, and the task it leads to. */
public record OpenLink(AnswerLink link, WaitingTask task) {}
