package eu.socieux.portal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.IntegrationTest;
import eu.socieux.correspondence.LetterEditing;
import eu.socieux.correspondence.Letters;
import eu.socieux.directory.ChangeLog;
import eu.socieux.directory.Countries;
import eu.socieux.directory.Delegations;
import eu.socieux.directory.Eligibility;
import eu.socieux.directory.Institutions;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.scenario.CaseOpening;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What administrators change, as browsers send it. It is March 2088, and countries are used that no other test has. */
@IntegrationTest
class AdministrationIT {

    private static final String PASSWORD = "Try-it-2026!";
    private static final String ELIGIBILITY = "/administration/eligibility/MH";
    private static final String DELEGATION = "/administration/delegations/KI";
    private static final String INSTITUTIONS = "/administration/institutions";
    private static final String LETTER = "/administration/letters/resumption/en";
    private static final String HOSTILE = "<script>alert(1)</script>\u0000'\"--{{x}}${7*7}";

    @LocalServerPort
    private int port;

    @Autowired
    private Countries countries;

    @Autowired
    private Delegations delegations;

    @Autowired
    private Institutions institutions;

    @Autowired
    private Letters letters;

    @Autowired
    private LetterEditing editing;

    @Autowired
    private ChangeLog changes;

    @Autowired
    private CaseOpening cases;

    @Autowired
    private JdbcClient jdbc;

    private Browser browser;

    @BeforeEach
    void signIn() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2088-03-05T10:00:00Z")));
        browser = new Browser(port);
        browser.signIn("admin", PASSWORD);
    }

    @AfterEach
    void leaveNothingBehind() {
        jdbc.sql("delete from country_eligibility where iso2 = 'MH' and entered_by is not null")
                .update();
        jdbc.sql("update country_eligibility set valid_to = null where iso2 = 'MH'")
                .update();
        jdbc.sql("delete from delegation where iso2 = 'KI'").update();
        jdbc.sql("delete from institution").update();
        jdbc.sql("delete from letter_text where letter = 'resumption'").update();
        jdbc.sql("delete from administration_change").update();
        ClockUtil.reset();
    }

    // Who may

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/administration",
                "/administration/eligibility",
                ELIGIBILITY,
                "/administration/delegations",
                DELEGATION,
                INSTITUTIONS,
                "/administration/institutions/register.csv",
                "/administration/letters",
                LETTER
            })
    void administrators_and_team_leaders_read_and_nobody_else(String page) {
        assertThat(browser.get(page).statusCode()).isEqualTo(200);
        assertThat(as("leader").get(page).statusCode()).isEqualTo(200);
        for (String other : new String[] {"clerk", "action", "assessor", "inspector", "designer"}) {
            assertThat(as(other).get(page).statusCode()).as(other).isEqualTo(403);
        }
        HttpResponse<byte[]> stranger = new Browser(port).get(page);
        assertThat(stranger.statusCode()).isEqualTo(302);
        assertThat(stranger.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in"));
    }

    @Test
    void the_menu_leads_there_whoever_may_read() {
        assertThat(browser.page("/administration").select(".bar a[href=/administration]"))
                .hasSize(1);
        assertThat(as("leader").page("/settings").select(".bar a[href=/administration]"))
                .hasSize(1);
        assertThat(as("clerk").page("/settings").select(".bar a[href=/administration]"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ELIGIBILITY,
                DELEGATION,
                "/administration/institutions/new",
                LETTER,
                LETTER + "/preview",
                LETTER + "/shipped"
            })
    void only_administrators_change(String address) {
        Browser leader = as("leader");
        assertThat(leader.page("/administration").select("main form")).isEmpty();
        assertThat(leader.postFrom("/administration", address, Map.of("version", "0"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(as("clerk")
                        .postFrom("/settings", address, Map.of("version", "0"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post(address, Map.of("version", "0")).statusCode())
                .as("without the token of a form")
                .isEqualTo(403);
        assertThat(changes.newest(1)).isEmpty();
    }

    // Eligibility

    @Test
    void a_country_is_eligible_as_entered_from_its_day_on() {
        assertThat(enterEligibility("false", "2088-07-01", "", "DAC list of 2088")
                        .statusCode())
                .isEqualTo(302);

        assertThat(countries.eligibility("MH", LocalDate.parse("2088-06-30"))).isEqualTo(Eligibility.ELIGIBLE);
        assertThat(countries.eligibility("MH", LocalDate.parse("2088-07-01"))).isEqualTo(Eligibility.NOT_ELIGIBLE);
        Document page = browser.page(ELIGIBILITY);
        assertThat(page.select("[role=status]").text()).isEqualTo("The change is entered.");
        assertThat(page.select("tbody tr").last().text())
                .contains("1 July 2088", "until further notice", "not eligible", "DAC list of 2088", "admin");
        assertThat(page.select("details summary").text()).contains("5 Mar 2088", "admin");
        assertThat(page.select("details ins").text()).contains("not eligible", "DAC list of 2088");
        assertThat(browser.page("/administration").select("details").text()).contains("Eligibility: Marshall Islands");
    }

    @Test
    void what_begins_on_the_same_day_is_replaced() {
        enterEligibility("false", "2088-07-01", "", "first");
        enterEligibility("true", "2088-07-01", "2088-12-31", "second");

        assertThat(countries.eligibility("MH", LocalDate.parse("2088-07-01"))).isEqualTo(Eligibility.ELIGIBLE);
        assertThat(countries.eligibility("MH", LocalDate.parse("2089-01-01"))).isEqualTo(Eligibility.UNKNOWN);
        assertThat(browser.page(ELIGIBILITY).select("tbody tr")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "2088-03-04, '', list, The day has passed",
        "2026-01-01, '', list, The day has passed",
        "2088-07-01, 2088-06-30, list, It ends before it begins",
        "2088-02-30, '', list, no day of the calendar",
        "tomorrow, '', list, no day of the calendar",
        "+20888-01-01, '', list, no day of the calendar",
        "'', '', list, Fill in this field",
        "2088-07-01, 2088-13-01, list, no day of the calendar",
        "2088-07-01, '', ' ', Fill in this field",
        "2088-04-01, 2088-09-30, list, Another entry begins within this time",
        "2088-04-01, '', list, Another entry begins within this time"
    })
    void days_that_cannot_be_are_refused_beside_their_field(String from, String to, String source, String reason) {
        enterEligibility("true", "2088-09-01", "", "the list to come");
        int entries = browser.page(ELIGIBILITY).select("tbody tr").size();

        HttpResponse<byte[]> refused = enterEligibility("false", from, to, source);

        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Browser.read(refused);
        assertThat(page.select("[role=alert]").text()).contains(reason);
        String field = page.select("[role=alert] a").attr("href");
        assertThat(page.select(field + "[aria-invalid=true]")).hasSize(1);
        assertThat(browser.page(ELIGIBILITY).select("tbody tr")).hasSize(entries);
    }

    @Test
    void whoever_comes_second_is_told() {
        Map<String, String> first = fields(ELIGIBILITY);
        enterEligibility("false", "2088-07-01", "", "first");
        first.putAll(Map.of("eligible", "true", "from", "2088-08-01", "to", "", "source", "second"));

        HttpResponse<byte[]> second = browser.post(ELIGIBILITY, first);

        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(Browser.read(second).select("[role=alert]").text()).contains("Somebody else");
        assertThat(countries.eligibility("MH", LocalDate.parse("2088-08-02"))).isEqualTo(Eligibility.NOT_ELIGIBLE);
    }

    // Delegations

    @Test
    void a_delegation_is_as_entered_from_its_day_on() {
        assertThat(enterDelegation("Delegation in Tarawa", "tarawa@eu.example.org", "2088-03-05")
                        .statusCode())
                .isEqualTo(302);
        assertThat(delegations.of("KI").email()).isEqualTo("tarawa@eu.example.org");
        assertThat(delegations.of("KI").language()).isEqualTo("fr");
        enterDelegation("Delegation in Suva", "suva@eu.example.org", "2088-05-01");

        assertThat(delegations.of("KI").name()).isEqualTo("Delegation in Tarawa");
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2088-05-01T10:00:00Z")));
        assertThat(delegations.of("KI").name()).isEqualTo("Delegation in Suva");
        assertThat(browser.page("/administration/delegations").text()).contains("suva@eu.example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "'', a@example.org, 2088-03-05, Fill in this field",
        "Name, nobody, 2088-03-05, not an e-mail address",
        "Name, 'a@example.org,b@example.org', 2088-03-05, not an e-mail address",
        "Name, a@example.org, 2088-03-04, The day has passed"
    })
    void a_delegation_that_nobody_could_write_to_is_refused(String name, String email, String from, String reason) {
        HttpResponse<byte[]> refused = enterDelegation(name, email, from);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Browser.read(refused).select("[role=alert]").text()).contains(reason);
        assertThat(browser.page(DELEGATION).select("tbody tr")).isEmpty();
    }

    // Letters

    @Test
    void a_letter_says_what_an_administrator_wrote_until_the_text_of_the_software_is_put_back() {
        CaseNumber number = cases.received("2088-03-05");
        Map<String, String> form = fields(LETTER);
        String before = written(number);

        HttpResponse<byte[]> saved = saveLetter("{{caseNumber}} – Resumed", "<p>We resume {{title}}.</p>");

        assertThat(saved.statusCode()).isEqualTo(302);
        assertThat(written(number)).isEqualTo(number + " – Resumed");
        Document page = browser.page(LETTER);
        assertThat(page.select("[role=status]").text()).startsWith("The text is saved.");
        assertThat(page.select("del").text()).contains("{{caseNumber}}");
        assertThat(page.select("ins").text()).contains("We resume {{title}}.");
        assertThat(browser.page("/administration/letters").select(".tag")).hasSize(1);

        browser.postFrom(LETTER, LETTER + "/shipped", Map.of("version", "1"));

        assertThat(written(number)).isEqualTo(before);
        assertThat(fields(LETTER).get("body")).isEqualTo(form.get("body"));
        assertThat(browser.page(LETTER + "?from=1").select("#body").text()).contains("We resume");
        assertThat(browser.page("/administration/letters").select(".tag")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{nobodyKnows}} | Line 1: nobodyKnows There is no such fact.",
                "a{{#if title}}b  | Line 1: {{#if …}} This part is not closed.",
                "{{title title =}} | Line 1: title title = This cannot be read",
                "{{for x in 1..9 return x}} | Line 1: {{for x in 1..9 return x}} This is no fact",
                "{{label.colour}} | Line 1: label.colour There is no such fact.",
                "<script>x()</script>a | Line 1: <script> This element is no part of a letter.",
                "[[${title}]] | Line 1: [[ This does nothing in letters."
            })
    void a_letter_that_cannot_be_written_is_refused_and_the_placeholder_named(String body, String problem) {
        HttpResponse<byte[]> refused = saveLetter("Hello", body);

        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Browser.read(refused);
        assertThat(page.select("section[role=alert] li").eachText())
                .anySatisfy(line -> assertThat(line).startsWith(problem));
        assertThat(page.select("#body").text()).isEqualTo(body.strip());
        assertThat(page.select(".letter")).isEmpty();
        assertThat(browser.page("/administration/letters").select(".tag")).isEmpty();
    }

    @Test
    void every_text_of_the_software_could_be_saved_as_it_is() {
        for (String letter : letters.known()) {
            for (String language : List.of("en", "fr", "es", "pt")) {
                assertThat(editing.problems(language, editing.shipped(letter, language)))
                        .as("%s in %s", letter, language)
                        .isEmpty();
            }
        }
    }

    @Test
    void a_preview_shows_the_letter_and_saves_nothing() {
        Map<String, String> form = fields(LETTER);
        form.putAll(Map.of("subject", "{{caseNumber}} – Trial", "body", "<p>Country: {{countryName}}</p>"));

        Document page = Browser.read(browser.post(LETTER + "/preview", form));

        assertThat(page.select(".letter").text()).isEqualTo("R-2026-001 – Trial Country: Malawi");
        assertThat(browser.page("/administration/letters").select(".tag")).isEmpty();
    }

    @Test
    void a_letter_that_somebody_else_changed_is_not_overwritten() {
        Map<String, String> mine = fields(LETTER);
        saveLetter("Theirs", "<p>Theirs</p>");
        mine.putAll(Map.of("subject", "Mine", "body", "<p>Mine</p>"));

        HttpResponse<byte[]> refused = browser.post(LETTER, mine);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Browser.read(refused).select("[role=alert]").text()).contains("Somebody else");
        assertThat(fields(LETTER).get("subject")).isEqualTo("Theirs");
    }

    // Institutions

    @Test
    void an_institution_is_entered_found_by_its_abbreviation_changed_and_closed() {
        HttpResponse<byte[]> added = browser.postFrom(
                INSTITUTIONS + "/new",
                INSTITUTIONS + "/new",
                Map.of(
                        "version", "0",
                        "name", "Ministry of Labour",
                        "name.fr", "Ministère du Travail",
                        "aliases", "MoL\nLabour",
                        "kind", "central_government",
                        "country", "MW"));
        assertThat(added.statusCode()).isEqualTo(302);
        String address = INSTITUTIONS + "/" + institutions.all().get(0).id();

        assertThat(browser.page(INSTITUTIONS + "?q=mol").select("tbody th").text())
                .contains("Ministry of Labour");
        assertThat(institutions.meantBy("the MoL, Lilongwe", "MW")).hasSize(1);
        assertThat(institutions.meantBy("Molise", "MW")).isEmpty();
        assertThat(institutions.meantBy("Ministère du travail", "MW")).hasSize(1);
        assertThat(institutions.meantBy(" ", "MW")).isEmpty();
        assertThat(browser.page(INSTITUTIONS + "?q=travail&country=SN").select("tbody"))
                .isEmpty();
        HttpResponse<byte[]> closed = browser.postFrom(
                address,
                address,
                Map.of("version", "0", "name", "Ministry of Work", "kind", "central_government", "country", "MW"));

        assertThat(closed.statusCode()).isEqualTo(302);
        Document page = browser.page(address);
        assertThat(page.select("#active[checked]")).isEmpty();
        assertThat(page.select("del").text()).contains("Ministry of Labour");
        assertThat(page.select("ins").text()).contains("Ministry of Work");
    }

    @Test
    void a_table_is_taken_in_row_by_row_and_what_is_refused_is_named() {
        String table =
                """
                name,kind,country,aliases
                Office des retraites,mandated_body,SN,ODR; IPRES
                Nowhere,mandated_body,XX,
                =cmd|' /C calc'!A0,no_such_kind,SN,
                """;

        HttpResponse<byte[]> taken = browser.upload(
                INSTITUTIONS + "/register",
                Map.of(),
                "institutions.csv",
                table.getBytes(StandardCharsets.UTF_8),
                browser.token(INSTITUTIONS));

        Document page = Browser.read(taken);
        assertThat(page.select("section.notice").text())
                .contains("Added: 1. Changed: 0. As before: 0. Refused: 2.", "Line 3: country XX", "Line 4: kind");
        String given = new String(browser.get(INSTITUTIONS + "/register.csv").body(), StandardCharsets.UTF_8);
        assertThat(given).contains("Office des retraites", "ODR; IPRES");
    }

    @ParameterizedTest
    @CsvSource({"'', Choose a file first.", "name;kind, The file is no such table", "'\u00ff', The file is no"})
    void a_file_that_is_no_table_is_refused(String content, String reason) {
        HttpResponse<byte[]> refused = browser.upload(
                INSTITUTIONS + "/register",
                Map.of(),
                "institutions.csv",
                content.getBytes(StandardCharsets.ISO_8859_1),
                browser.token(INSTITUTIONS));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Browser.read(refused).select("[role=alert]").text())
                .satisfiesAnyOf(said -> assertThat(said).contains(reason), said -> assertThat(said)
                        .contains("not in UTF-8"));
    }

    // Whatever is sent

    @Test
    void hostile_words_are_shown_as_words() {
        enterEligibility("true", "2088-07-01", "", HOSTILE);
        enterDelegation(HOSTILE, "a@example.org", "2088-03-05");
        Document preview = Browser.read(saveLetter(HOSTILE, "<p>" + HOSTILE + "</p>"));
        browser.postFrom(
                INSTITUTIONS + "/new",
                INSTITUTIONS + "/new",
                Map.of("version", "0", "name", HOSTILE, "kind", "other", "country", "MW"));

        assertThat(preview.select("script")).isEmpty();
        for (String page : new String[] {
            "/administration", ELIGIBILITY, DELEGATION, INSTITUTIONS, LETTER, INSTITUTIONS + "?q=%00%27%25%5F!"
        }) {
            HttpResponse<byte[]> answer = browser.get(page);
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
            assertThat(Browser.read(answer).select("script, [onclick]"))
                    .as(page)
                    .isEmpty();
        }
        assertThat(browser.page(ELIGIBILITY).select("tbody").text()).contains("<script>alert(1)</script>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/administration/eligibility/XX",
                "/administration/delegations/..",
                "/administration/institutions/999999999999999999",
                "/administration/institutions/abc",
                "/administration/letters/love_letter/en",
                "/administration/letters/resumption/de",
                "/administration/letters/..%2F..%2Fapplication/en"
            })
    void what_there_is_not_is_not_found(String address) {
        assertThat(browser.get(address).statusCode()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "99999999999999999999", "-1"})
    void a_version_that_was_never_shown_changes_nothing(String version) {
        assertThat(browser.postFrom(
                                ELIGIBILITY,
                                ELIGIBILITY,
                                Map.of("version", version, "eligible", "true", "from", "2088-07-01", "source", "x"))
                        .statusCode())
                .isIn(400, 404, 422);
        assertThat(changes.newest(1)).isEmpty();
    }

    private Browser as(String person) {
        Browser other = new Browser(port);
        other.signIn(person, PASSWORD);
        return other;
    }

    /** The fields of the form that changes something, as the page shows them. */
    private Map<String, String> fields(String address) {
        Map<String, String> fields = new HashMap<>();
        browser.page(address)
                .select("form.stacked")
                .first()
                .select("input[name], textarea")
                .forEach(field -> {
                    String value = field.normalName().equals("textarea") ? field.wholeText() : field.attr("value");
                    fields.put(field.attr("name"), value);
                });
        return fields;
    }

    private HttpResponse<byte[]> enterEligibility(String eligible, String from, String to, String source) {
        Map<String, String> form = fields(ELIGIBILITY);
        form.putAll(Map.of("eligible", eligible, "from", from, "to", to, "source", source));
        return browser.post(ELIGIBILITY, form);
    }

    private HttpResponse<byte[]> enterDelegation(String name, String email, String from) {
        Map<String, String> form = fields(DELEGATION);
        form.putAll(Map.of("name", name, "email", email, "language", "fr", "from", from));
        return browser.post(DELEGATION, form);
    }

    private HttpResponse<byte[]> saveLetter(String subject, String body) {
        Map<String, String> form = fields(LETTER);
        form.putAll(Map.of("subject", subject, "body", body));
        return browser.post(LETTER, form);
    }

    /** The subject of the letter as it would be written now in English. */
    private String written(CaseNumber number) {
        return letters.preview(CaseScope.wholeCase(number), "resumption", "partner")
                .get(0)
                .subject();
    }
}
