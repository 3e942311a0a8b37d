/** Sets up the organisation in the engine: groups for the roles, what they may do, and the filters they share. */
package eu.socieux.directory.process;
