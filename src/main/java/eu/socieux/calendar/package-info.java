/** Counts working days at the seat of the facility and gives every step its deadline. */
@org.springframework.modulith.ApplicationModule(displayName = "Calendar")
package eu.socieux.calendar;
