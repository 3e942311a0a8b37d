package eu.socieux.correspondence;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The texts of letters that administrators wrote in place of those of the software. */
@Component
class ChangedLetters {

    private static final RowMapper<LetterVersion> VERSION = (row, index) -> new LetterVersion(
            row.getInt("version"),
            row.getString("subject"),
            row.getString("body"),
            row.getString("changed_by"),
            row.getTimestamp("changed_at").toInstant());

    private final JdbcClient jdbc;

    ChangedLetters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The text in place of that of the software, as a page with its subject as title. */
    Optional<String> inForce(String letter, String language) {
        return newest(letter, language)
                .filter(version -> version.body() != null)
                .map(version -> LetterWords.page(version.subject(), version.body()));
    }

    Optional<LetterVersion> newest(String letter, String language) {
        return jdbc.sql(
                        """
                        select * from letter_text
                        where letter = :letter and language = :language order by version desc limit 1
                        """)
                .param("letter", letter)
                .param("language", language)
                .query(VERSION)
                .optional();
    }

    /** All versions, newest first. */
    List<LetterVersion> history(String letter, String language) {
        return jdbc.sql(
                        """
                        select * from letter_text
                        where letter = :letter and language = :language order by version desc
                        """)
                .param("letter", letter)
                .param("language", language)
                .query(VERSION)
                .list();
    }

    /** Since when texts are not those of the software, by {@code letter.language}. */
    Map<String, Instant> changed() {
        Map<String, Instant> changed = new TreeMap<>();
        jdbc.sql(
                        """
                        select distinct on (letter, language) letter, language, body, changed_at from letter_text
                        order by letter, language, version desc
                        """)
                .query(row -> {
                    if (row.getString("body") != null) {
                        changed.put(
                                row.getString("letter") + "." + row.getString("language"),
                                row.getTimestamp("changed_at").toInstant());
                    }
                });
        return changed;
    }

    /**
     * Stores a version.
     *
     * @return whether it was stored; false when there is a version of this number
     */
    boolean add(String letter, String language, LetterVersion version) {
        return jdbc.sql(
                                """
                        insert into letter_text (letter, language, version, subject, body, changed_by, changed_at)
                        values (:letter, :language, :version, :subject, :body, :person, :at)
                        on conflict do nothing
                        """)
                        .param("letter", letter)
                        .param("language", language)
                        .param("version", version.version())
                        .param("subject", version.subject())
                        .param("body", version.body())
                        .param("person", version.person())
                        .param("at", Timestamp.from(version.at()))
                        .update()
                == 1;
    }
}
