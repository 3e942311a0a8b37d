/** Recruits the experts of an activity: the call, the applications, their admissibility and ranking, the reserve list. */
@org.springframework.modulith.ApplicationModule(displayName = "Recruitment")
package eu.socieux.recruitment;
