package eu.socieux.eventlog;

/** The standards in which a log is written. */
public enum EventLogFormat {
    /** XES, IEEE Std 1849-2016: one trace for each case. */
    XES("xes", "application/xml"),
    /** OCEL 2.0 in JSON: cases, tasks, documents, experts and institutions, and what happened to them. */
    OCEL("json", "application/json");

    private final String extension;
    private final String mediaType;

    EventLogFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** How names of such files end, without the dot. */
    public String extension() {
        return extension;
    }

    /** The media type of such files. */
    public String mediaType() {
        return mediaType;
    }
}
