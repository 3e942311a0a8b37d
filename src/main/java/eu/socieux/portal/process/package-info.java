/** Asks the engine what is open in a case. */
@org.springframework.modulith.NamedInterface("process")
package eu.socieux.portal.process;
