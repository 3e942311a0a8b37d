package eu.socieux.intake;

import eu.socieux.records.AnswersJson;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Measures which requests are like one: by trigrams of institution and title, by sender, and by the files that came with
 * them. What that means is for the table {@code likeness} to say, and what to do for an officer.
 */
@Component
public class Likeness {

    /** Less alike counts as nothing in common. Rows of the table with a lower threshold would find nothing more. */
    private static final String FLOOR = "0.6";

    /** A title, a file or a sender that this many requests share tells none of them apart. */
    private static final int TOO_COMMON = 20;

    private static final int MOST = 40;
    private static final Set<String> HEADING = Set.of("institutionName", "senderName", "title", "subject");

    private static final Set<String> COMPARED =
            Set.of("institutionName", "institutionNameEnglish", "country", "title", "contactEmail");

    private final JdbcClient jdbc;
    private final CaseFile caseFile;
    private final AnswersJson json;

    Likeness(JdbcClient jdbc, CaseFile caseFile, AnswersJson json) {
        this.jdbc = jdbc;
        this.caseFile = caseFile;
        this.json = json;
    }

    private record Measured(
            String number, int institution, int title, boolean sameSender, boolean sameFile, String country) {}

    /**
     * The requests most like this one, the likest first. Those merged into another are left out, since that one stands
     * for them, and so are those which an officer has linked with this one before.
     *
     * @param notYetEntered further answers by which it is compared, by key: read from the request, or kept in a draft
     */
    @Transactional
    public List<LikeRequest> to(CaseNumber number, Map<String, Object> notYetEntered) {
        jdbc.sql("select set_config('pg_trgm.similarity_threshold', :floor, true)")
                .param("floor", FLOOR)
                .query(String.class)
                .single();
        List<Measured> measured = measure(number, json.write(comparable(notYetEntered)));
        Map<String, Map<String, String>> headings =
                caseFile.latest(measured.stream().map(Measured::number).toList(), HEADING);
        return measured.stream()
                .map(one -> {
                    Map<String, String> heading = headings.getOrDefault(one.number(), Map.of());
                    return new LikeRequest(
                            new CaseNumber(one.number()),
                            one.institution(),
                            one.title(),
                            one.sameSender(),
                            one.sameFile(),
                            one.country(),
                            heading.getOrDefault("institutionName", heading.getOrDefault("senderName", "")),
                            heading.getOrDefault("title", heading.getOrDefault("subject", "")));
                })
                .toList();
    }

    private static Map<String, Object> comparable(Map<String, Object> answers) {
        Map<String, Object> texts = new HashMap<>();
        COMPARED.forEach(key -> {
            if (answers.get(key) instanceof String text && !text.isBlank()) {
                texts.put(key, text);
            }
        });
        return texts;
    }

    /** Texts in letters of which trigrams know nothing are found when they are the same. */
    private List<Measured> measure(CaseNumber number, String notYetEntered) {
        return jdbc.sql(
                        """
                        with own as (
                            select key, text from likeness_key where case_number = :number
                            union
                            select key, compared_text(value) from jsonb_each_text(:notYetEntered::jsonb)
                            where compared_text(value) <> ''
                        ), here as (
                            -- what was typed last says which country is meant
                            select key, text from own where key = 'country'
                            order by text <> compared_text(coalesce(:notYetEntered::jsonb ->> 'country', text)) limit 1
                        ), institution as (
                            select case_number, max(figure) as figure from (
                                select k.case_number, similarity(k.text, o.text) as figure
                                from (select distinct text from own
                                      where key in ('institutionName', 'institutionNameEnglish')) o
                                join likeness_key k on k.text % o.text
                                where k.key in ('institutionName', 'institutionNameEnglish')
                                union all
                                select k.case_number, 1 from own o join likeness_key k on k.text = o.text
                                where show_trgm(o.text) = '{}'
                                  and o.key in ('institutionName', 'institutionNameEnglish')
                                  and k.key in ('institutionName', 'institutionNameEnglish')) named
                            group by case_number
                        ), title as (
                            select case_number, max(figure) as figure from (
                                select k.case_number, similarity(k.text, o.text) as figure
                                from (select distinct text from own where key in ('title', 'subject')) o
                                join likeness_key k on k.text % o.text
                                where k.key in ('title', 'subject')
                                union all
                                select k.case_number, 1 from own o join likeness_key k on k.text = o.text
                                where show_trgm(o.text) = '{}'
                                  and o.key in ('title', 'subject') and k.key in ('title', 'subject')) named
                            group by case_number
                        ), sender as (
                            select distinct k.case_number from own o join likeness_key k on k.text = o.text
                            where o.key in ('senderEmail', 'contactEmail') and k.key in ('senderEmail', 'contactEmail')
                        ), brought as (
                            select distinct v.sha256 from document d join document_version v on v.document_id = d.id
                            where d.case_number = :number and d.type in ('request_original', 'request_attachment')
                              and d.status <> 'void' and v.origin <> 'generated'
                        ), holding as (
                            select b.sha256, d.case_number, count(*) over (partition by b.sha256) as holders
                            from brought b join document_version v on v.sha256 = b.sha256
                            join document d on d.id = v.document_id
                            where d.type in ('request_original', 'request_attachment') and d.status <> 'void'
                              and d.case_number like 'R-%'
                        ), file as (
                            select distinct case_number from holding where holders <= :tooCommon
                        ), candidate as (
                            select case_number from institution
                            union select case_number from file
                            union select case_number from sender where (select count(*) from sender) <= :tooCommon
                            union select case_number from title
                                  where (select count(*) from title where figure > 0.7) <= :tooCommon
                        )
                        select c.case_number,
                               round(100 * coalesce(i.figure, 0))::integer as institution,
                               round(100 * coalesce(t.figure, 0))::integer as title,
                               s.case_number is not null as same_sender,
                               f.case_number is not null as same_file,
                               case when here.text is null or there.text is null then 'unknown'
                                    when here.text = there.text then 'same' else 'other' end as country
                        from candidate c
                        left join institution i on i.case_number = c.case_number
                        left join title t on t.case_number = c.case_number
                        left join sender s on s.case_number = c.case_number
                        left join file f on f.case_number = c.case_number
                        left join here on true
                        left join likeness_key there on there.case_number = c.case_number and there.key = 'country'
                        where c.case_number <> :number
                          and not exists (select 1 from case_relation r
                                          where r.case_number = c.case_number and r.kind = 'merged')
                          and not exists (select 1 from case_relation r where r.kind = 'linked'
                                            and (r.case_number = :number and r.other_case = c.case_number
                                              or r.case_number = c.case_number and r.other_case = :number))
                        order by f.case_number is not null desc,
                                 case when here.text <> there.text then 1 else 0 end,
                                 coalesce(i.figure, 0) + coalesce(t.figure, 0)
                                     + case when s.case_number is null then 0 else 0.5 end desc,
                                 c.case_number desc
                        limit :most
                        """)
                .param("number", number.value())
                .param("notYetEntered", notYetEntered)
                .param("tooCommon", TOO_COMMON)
                .param("most", MOST)
                .query((row, index) -> new Measured(
                        row.getString("case_number"),
                        row.getInt("institution"),
                        row.getInt("title"),
                        row.getBoolean("same_sender"),
                        row.getBoolean("same_file"),
                        row.getString("country")))
                .list();
    }
}
