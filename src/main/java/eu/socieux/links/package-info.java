/** Secure links: people without an account answer one task of one case. */
@org.springframework.modulith.ApplicationModule(displayName = "Links")
package eu.socieux.links;
