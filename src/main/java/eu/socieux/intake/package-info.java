/** Registers every request, whatever way it came, opens its case, and proposes whether it is eligible. */
@org.springframework.modulith.ApplicationModule(displayName = "Intake")
package eu.socieux.intake;
