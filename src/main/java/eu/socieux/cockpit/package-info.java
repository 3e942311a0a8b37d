/** What Cockpit shows to managers beyond what it brings: each plug-in is a package of its own. */
@org.springframework.modulith.ApplicationModule(displayName = "Cockpit")
package eu.socieux.cockpit;
