/** Consults the EU Delegation on a request. */
@org.springframework.modulith.ApplicationModule(displayName = "Consultation")
package eu.socieux.consultation;
