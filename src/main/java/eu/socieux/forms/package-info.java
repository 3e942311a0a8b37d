/** Reads the forms of user tasks and holds what was filled in against them, whichever face sent it. */
@org.springframework.modulith.ApplicationModule(displayName = "Forms")
package eu.socieux.forms;
