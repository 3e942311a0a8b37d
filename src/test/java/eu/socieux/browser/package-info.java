/** What people see and do, in a real browser. */
package eu.socieux.browser;
