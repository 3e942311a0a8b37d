/** The register as models see it: documents rendered by a step, and tasks that wait for documents. */
@org.springframework.modulith.NamedInterface("process")
package eu.socieux.documents.process;
