/** The pages of the facility: the public home page, and for staff the register of cases with their documents. */
@org.springframework.modulith.ApplicationModule(displayName = "Portal")
package eu.socieux.portal;
