/** Knows who is who: partner countries and their dated eligibility, Delegations, the facility and the roles of staff. */
@org.springframework.modulith.ApplicationModule(displayName = "Directory")
package eu.socieux.directory;
