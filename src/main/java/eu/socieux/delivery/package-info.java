/** Delivers activities: dates after a postponement, returned reports, and whom to ask about an activity. */
@org.springframework.modulith.ApplicationModule(displayName = "Delivery")
package eu.socieux.delivery;
