package eu.socieux.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.documents.DocumentText;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Copies what is written into the table that is searched: a little later, outside the transactions of those who write.
 * Several nodes may do it at once; what one has copied the others leave alone.
 */
@Component
class SearchIndex {

    private static final Logger log = LoggerFactory.getLogger(SearchIndex.class);

    /** About a hundred pages. What comes after is found by opening the document. */
    private static final int LONGEST_TEXT = 150_000;

    private static final int BEGINNING = 20_000;
    private static final int AT_ONCE = 50;
    /** Rows can become visible out of order; so many numbers back are looked at again. */
    private static final int LOOK_BACK = 500;

    private static final Map<String, String> DICTIONARIES =
            Map.of("en", "english", "fr", "french", "es", "spanish", "pt", "portuguese");

    private static final Map<String, String> SOURCES = Map.of(
            "entry",
            """
            select e.id, e.case_number, '' as title, e.answers::text as body, null as language, null as media_type
            from case_entry e where e.id > :from and %s order by e.id limit :most""",
            "letter",
            """
            select e.id, e.case_number, e.subject as title, e.plain_text as body, e.language, null as media_type
            from message_log e where e.id > :from and %s order by e.id limit :most""",
            "message",
            """
            select e.id, e.case_number, coalesce(e.subject, '') as title, coalesce(e.sender, '') as body,
                   null as language, null as media_type
            from inbound_message e where e.case_number is not null and e.id > :from and %s order by e.id limit :most""",
            "document",
            """
            select e.id, d.case_number, e.code || ' ' || e.file_name as title, null as body, e.language, e.media_type
            from document_version e join document d on d.id = e.document_id
            where e.id > :from and %s order by e.id limit :most""");

    private static final String MISSING =
            "not exists (select 1 from search_text s where s.kind = :kind and s.source_id = e.id)";

    private final JdbcClient jdbc;
    private final DocumentText documents;
    private final ObjectMapper json;

    SearchIndex(JdbcClient jdbc, DocumentText documents, ObjectMapper json) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.json = json;
    }

    /** @param body null for a document, whose text is in its file */
    private record Source(long id, String caseNumber, String title, String body, String language, String mediaType) {}

    /** Copies what is new. */
    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void update() {
        SOURCES.keySet().forEach(kind -> copy(kind, newest(kind) - LOOK_BACK));
    }

    /** Copies whatever was missed, every night. */
    @Scheduled(cron = "0 40 3 * * *", zone = "Europe/Brussels")
    void complete() {
        SOURCES.keySet().forEach(kind -> copy(kind, 0));
    }

    private void copy(String kind, long from) {
        List<Source> sources = missing(kind, from);
        while (!sources.isEmpty()) {
            sources.forEach(source -> copy(kind, source));
            sources = sources.size() < AT_ONCE ? List.of() : missing(kind, from);
        }
    }

    private long newest(String kind) {
        return jdbc.sql("select coalesce(max(source_id), 0) from search_text where kind = :kind")
                .param("kind", kind)
                .query(Long.class)
                .single();
    }

    private List<Source> missing(String kind, long from) {
        return jdbc.sql(SOURCES.get(kind).formatted(MISSING))
                .param("kind", kind)
                .param("from", from)
                .param("most", AT_ONCE)
                .query((row, index) -> new Source(
                        row.getLong("id"),
                        row.getString("case_number"),
                        row.getString("title"),
                        row.getString("body"),
                        row.getString("language"),
                        row.getString("media_type")))
                .list();
    }

    private void copy(String kind, Source source) {
        String body = clean(
                switch (kind) {
                    case "document" -> documents.of(source.id(), source.mediaType(), LONGEST_TEXT);
                    case "entry" -> answers(source.body());
                    default -> source.body();
                });
        try {
            insert(kind, source, body);
        } catch (DataAccessException tooMuch) {
            // A vector of words has a limit of its own; one text beyond it must not hold up all others.
            log.warn("Only the beginning of {} {} is searched.", kind, source.id(), tooMuch);
            insert(kind, source, body.substring(0, Math.min(body.length(), BEGINNING)));
        }
    }

    private void insert(String kind, Source source, String body) {
        String title = clean(source.title());
        String dictionary = DICTIONARIES.getOrDefault(source.language() == null ? "" : source.language(), "simple");
        jdbc.sql(
                        """
                        insert into search_text (case_number, kind, source_id, title, body, words)
                        values (:caseNumber, :kind, :source, :title, :body,
                            setweight(to_tsvector('simple', :titleWords), 'A') || to_tsvector('simple', :bodyWords)
                            || to_tsvector(:dictionary::regconfig, :bodyWords))
                        on conflict (kind, source_id) do nothing
                        """)
                .param("caseNumber", source.caseNumber())
                .param("kind", kind)
                .param("source", source.id())
                .param("title", title)
                .param("body", body)
                .param("titleWords", SearchWords.separated(source.caseNumber() + " " + title))
                .param("bodyWords", SearchWords.separated(body))
                .param("dictionary", dictionary)
                .update();
    }

    /** The answers of an entry as they were written, one after the other, without the keys. */
    private String answers(String object) {
        try {
            List<String> texts = new ArrayList<>();
            collect(json.readTree(object), texts);
            return String.join(" · ", texts);
        } catch (JsonProcessingException broken) {
            log.warn("An entry of a case file is not searched: it is no JSON object.", broken);
            return "";
        }
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.isValueNode()) {
            String text = node.isBoolean() ? "" : node.asText("");
            if (!text.isBlank() && !node.isNull()) {
                texts.add(text);
            }
        } else {
            node.forEach(inner -> collect(inner, texts));
        }
    }

    /** Without what PostgreSQL cannot hold, composed, and not longer than is searched. */
    private static String clean(String text) {
        String composed = Normalizer.normalize(text == null ? "" : text, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}&&[^\\s]]", " ");
        return composed.length() <= LONGEST_TEXT ? composed : composed.substring(0, LONGEST_TEXT);
    }
}
