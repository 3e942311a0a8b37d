/** The accounts to try the application with. */
package eu.socieux.demonstration.process;
