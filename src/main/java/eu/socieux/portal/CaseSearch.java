package eu.socieux.portal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import eu.socieux.portal.SearchWords.Piece;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseRelations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the cases in which all words occur, wherever each of them stands. Who may ask is for callers to check. */
@Component
class CaseSearch {

    static final int MOST = 25;

    private static final int HITS_PER_CASE = 3;
    static final Pattern PART_OF_NUMBER = Pattern.compile("[rR]?-?\\d+(-\\d*)?");
    private static final Set<String> HEADING = Set.of("institutionName", "senderName", "title", "subject");

    private final JdbcClient jdbc;
    private final CaseFile caseFile;
    private final CaseRelations relations;

    CaseSearch(JdbcClient jdbc, CaseFile caseFile, CaseRelations relations) {
        this.jdbc = jdbc;
        this.caseFile = caseFile;
        this.relations = relations;
    }

    /**
     * A case that was found.
     *
     * @param institution null while unknown
     * @param title null while unknown
     * @param mergedInto the case in which it lives on; null unless it was merged
     */
    record Found(String number, String institution, String title, String mergedInto, List<Hit> hits) {}

    /**
     * A text in which words occur.
     *
     * @param kind entry, letter, message or document
     * @param source id of what it was copied from
     */
    record Hit(String kind, long source, String title, List<Piece> excerpt) {}

    private record Row(String number, Hit hit) {}

    /** At most {@value #MOST} cases and one more, which tells that there are others; the newest first. */
    @Transactional(readOnly = true)
    List<Found> find(String query) {
        SearchWords search = SearchWords.of(query);
        if (search.words().isEmpty()) {
            return List.of();
        }
        List<String> numbers = cases(query.strip(), search);
        if (numbers.isEmpty()) {
            return List.of();
        }
        Map<String, Map<String, String>> headings = caseFile.latest(numbers, HEADING);
        Map<String, String> merged = relations.mergedInto(numbers);
        Map<String, List<Hit>> hits = hits(numbers, search);
        return numbers.stream()
                .map(number -> {
                    Map<String, String> heading = headings.getOrDefault(number, Map.of());
                    return new Found(
                            number,
                            heading.getOrDefault("institutionName", heading.get("senderName")),
                            heading.getOrDefault("title", heading.get("subject")),
                            merged.get(number),
                            hits.getOrDefault(number, List.of()));
                })
                .toList();
    }

    private List<String> cases(String query, SearchWords search) {
        String everyWord = IntStream.range(0, search.words().size())
                .mapToObj(index -> "select case_number from searchable_text where words @@ " + condition(index))
                .collect(Collectors.joining(" intersect "));
        StatementSpec statement = jdbc.sql(
                """
                with found as ((%s) union select case_number from case_file where case_number ilike :number)
                select f.case_number from found join case_file f on f.case_number = found.case_number and f.kind = 'request'
                order by f.opened_at desc, f.case_number desc limit :most
                """
                        .formatted(everyWord));
        return with(statement, search)
                .param("number", PART_OF_NUMBER.matcher(query).matches() ? "%" + query + "%" : "")
                .param("most", MOST + 1)
                .query(String.class)
                .list();
    }

    private Map<String, List<Hit>> hits(List<String> numbers, SearchWords search) {
        String anyWord = IntStream.range(0, search.words().size())
                .mapToObj(CaseSearch::condition)
                .collect(Collectors.joining(" || "));
        StatementSpec statement = jdbc.sql(
                """
                select case_number, kind, source_id, title, body from (
                    select s.*, row_number() over (partition by s.case_number
                                                   order by ts_rank(s.words, q.query) desc, s.kind, s.source_id desc) as place
                    from searchable_text s, (select %s as query) q
                    where s.case_number in (:numbers) and s.words @@ q.query) best
                where place <= :most order by case_number, place
                """
                        .formatted(anyWord));
        return with(statement, search)
                .param("numbers", numbers)
                .param("most", HITS_PER_CASE)
                .query((row, index) -> new Row(
                        row.getString("case_number"),
                        new Hit(
                                row.getString("kind"),
                                row.getLong("source_id"),
                                row.getString("title"),
                                search.excerpt(row.getString("body")))))
                .list()
                .stream()
                .collect(groupingBy(Row::number, mapping(Row::hit, toList())));
    }

    /** The word as the beginning of a word, or any form of it in the languages of the facility. */
    static String condition(int index) {
        return ("(to_tsquery('simple', :start%1$d) || plainto_tsquery('english', :word%1$d)"
                        + " || plainto_tsquery('french', :word%1$d) || plainto_tsquery('spanish', :word%1$d)"
                        + " || plainto_tsquery('portuguese', :word%1$d))")
                .formatted(index);
    }

    private static StatementSpec with(StatementSpec statement, SearchWords search) {
        return statement.params(values(search));
    }

    /** What the conditions of all words need. */
    static Map<String, Object> values(SearchWords search) {
        Map<String, Object> values = new HashMap<>();
        for (int index = 0; index < search.words().size(); index++) {
            // A word is letters and digits only, so it has no meaning of its own in the language of queries.
            values.put("start" + index, search.words().get(index) + ":*");
            values.put("word" + index, search.words().get(index));
        }
        return values;
    }
}
