/** The case file as models see it. */
@org.springframework.modulith.NamedInterface("process")
package eu.socieux.records.process;
