/** Writes letters to the outside world and sends each exactly once; takes in every message of the facility's mailbox. */
@org.springframework.modulith.ApplicationModule(displayName = "Correspondence")
package eu.socieux.correspondence;
