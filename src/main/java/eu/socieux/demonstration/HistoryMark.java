package eu.socieux.demonstration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file beside the database that is there while a history is being filled in, so that half of one is never used. */
public final class HistoryMark {

    private final Path file;

    private HistoryMark(Path file) {
        this.file = file;
    }

    /** The mark of the database in this folder. */
    public static HistoryMark in(Path dataFolder) {
        return new HistoryMark(dataFolder.toAbsolutePath().normalize().resolve("history-incomplete"));
    }

    /** Sets it: from now on the database is of no use until {@link #remove}. */
    public void set() {
        try {
            Files.writeString(file, "The demonstration history in this folder is not complete.\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Takes it away: the history is complete. */
    public void remove() {
        try {
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Refuses a database that holds half a history.
     *
     * @throws IncompleteHistory saying how to begin anew
     */
    void refuseWhenIncomplete() {
        if (Files.exists(file)) {
            throw new IncompleteHistory(file.getParent());
        }
    }

    /** Filling in the history was interrupted. */
    static final class IncompleteHistory extends RuntimeException {
        private static final long serialVersionUID = 1L;

        IncompleteHistory(Path folder) {
            super("The history in the data folder " + folder + " is incomplete, because filling it in was interrupted."
                    + " Delete the folder and start again, or name another folder with"
                    + " socieux.demonstration.data-folder.");
        }
    }
}
