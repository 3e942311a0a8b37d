package eu.socieux.portal;

import eu.socieux.directory.Countries;
import eu.socieux.directory.Country;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The list of cases, read straight from the tables: it needs a few facts of many cases, where the case file gives all
 * facts of one.
 */
@Component
class CaseList {

    static final int PAGE = 50;

    private final JdbcClient jdbc;
    private final Countries countries;
    private final ZoneId zone;

    CaseList(JdbcClient jdbc, Countries countries, Clock clock) {
        this.jdbc = jdbc;
        this.countries = countries;
        this.zone = clock.getZone();
    }

    /**
     * A line of the list.
     *
     * @param country its name in the language of the reader, null while unknown
     * @param received the day as people of the language write it
     * @param milestone key of the latest one, null before the first
     */
    record Line(
            String number,
            String institution,
            String title,
            String country,
            String received,
            String milestone,
            Integer milestoneActivity) {}

    /**
     * The cases in which the text occurs, newest first: in the number, the institution, the title, the
     * sender, the country, or the code of a document. At most {@value #PAGE} and one more, which tells that there is
     * another page.
     *
     * @param page from 0
     */
    @Transactional(readOnly = true)
    List<Line> find(String query, Locale locale, int page) {
        String words = query.strip();
        Map<String, Country> known =
                countries.all().stream().collect(Collectors.toMap(Country::iso2, Function.identity()));
        List<String> codes = known.values().stream()
                .filter(country -> named(country, words, locale))
                .map(Country::iso2)
                .toList();
        return jdbc.sql(
                        """
                        with page as (
                            select f.case_number, f.opened_at from case_file f
                            where f.kind = 'request' and (:words = '' or f.case_number ilike :pattern
                               or exists (select 1 from case_entry e where e.case_number = f.case_number
                                          and e.activity_number is null
                                          and (e.answers ->> 'institutionName' ilike :pattern
                                            or e.answers ->> 'institutionNameEnglish' ilike :pattern
                                            or e.answers ->> 'title' ilike :pattern
                                            or e.answers ->> 'senderName' ilike :pattern
                                            or e.answers ->> 'senderEmail' ilike :pattern
                                            or e.answers ->> 'country' in (:codes)))
                               or exists (select 1 from document d join document_version v on v.document_id = d.id
                                          where d.case_number = f.case_number and v.code ilike :pattern))
                            order by f.opened_at desc, f.case_number desc
                            limit :limit offset :offset
                        ), fact as (
                            select distinct on (e.case_number, a.key) e.case_number, a.key, a.value
                            from page p join case_entry e on e.case_number = p.case_number
                            cross join lateral jsonb_each_text(e.answers) a
                            where e.activity_number is null
                              and a.key in ('institutionName', 'title', 'subject', 'senderName', 'country')
                            order by e.case_number, a.key, e.id desc
                        )
                        select p.case_number, p.opened_at,
                               max(value) filter (where key = 'institutionName') as institution,
                               max(value) filter (where key = 'senderName') as sender,
                               max(value) filter (where key = 'title') as title,
                               max(value) filter (where key = 'subject') as subject,
                               max(value) filter (where key = 'country') as country,
                               m.name as milestone, m.activity_number as milestone_activity
                        from page p left join fact on fact.case_number = p.case_number
                        left join lateral (select name, activity_number from milestone
                                           where case_number = p.case_number order by id desc limit 1) m on true
                        group by p.case_number, p.opened_at, m.name, m.activity_number
                        order by p.opened_at desc, p.case_number desc
                        """)
                .param("words", words)
                .param("pattern", "%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .param("codes", codes.isEmpty() ? List.of("") : codes)
                .param("limit", PAGE + 1)
                .param("offset", page * PAGE)
                .query((row, index) -> new Line(
                        row.getString("case_number"),
                        either(row.getString("institution"), row.getString("sender")),
                        either(row.getString("title"), row.getString("subject")),
                        name(known, row.getString("country"), locale),
                        CaseSummary.day(
                                row.getTimestamp("opened_at")
                                        .toInstant()
                                        .atZone(zone)
                                        .toLocalDate(),
                                locale),
                        row.getString("milestone"),
                        row.getObject("milestone_activity", Integer.class)))
                .list();
    }

    private static String name(Map<String, Country> known, String iso2, Locale locale) {
        return iso2 == null || !known.containsKey(iso2) ? iso2 : known.get(iso2).name(locale);
    }

    private static boolean named(Country country, String words, Locale locale) {
        return words.length() > 2 && country.name(locale).toLowerCase(locale).contains(words.toLowerCase(locale));
    }

    private static String either(String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
