/**
 * The register of documents: what came in and what went out, every version kept byte for byte, and the documents which
 * the facility itself writes.
 *
 * <p>Content lies in the database, in a {@code bytea} column of a table of its own, stored uncompressed and out of line
 * so that slices of it can be read: a download streams without holding a connection or the whole file in memory. Rows
 * were preferred to large objects because they roll back, cascade, dump and replicate like every other row, and leave
 * no orphans; files here are tens of megabytes at most.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Documents")
package eu.socieux.documents;
