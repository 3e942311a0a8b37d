/**
 * What makes the application start with no configuration: a real database and mail server in the same process, accounts
 * to try it with, and one request to begin with. None of it starts once outside servers are configured.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Demonstration")
package eu.socieux.demonstration;
