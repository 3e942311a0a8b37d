/** Lets staff in, once for Tasklist, Cockpit, REST and our own pages, and nobody else. */
package eu.socieux.engine.signin;
