package eu.socieux.correspondence;

/**
 * A message was added to a case and noted beside a task of it. Published in the transaction that files the message.
 *
 * @param messageId number in the register of received messages
 */
public record MessageAtTask(long messageId, String taskId) {}
