/** Says in one line why the application cannot start, and prints where to find it once it has. */
@org.springframework.modulith.ApplicationModule(displayName = "Start-up")
package eu.socieux.startup;
