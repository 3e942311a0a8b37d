package eu.socieux.directory;

import java.util.List;

/** The countries of the files that come with the application, without a database. */
public final class DirectoryFiles {

    private DirectoryFiles() {}

    public static List<Country> countries() {
        return CountryList.read().stream().map(CountryList.Listed::country).toList();
    }
}
