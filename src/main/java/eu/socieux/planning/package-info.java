/** Plans actions and records their approval: the action's code and the activities that were approved. */
@org.springframework.modulith.ApplicationModule(displayName = "Planning")
package eu.socieux.planning;
