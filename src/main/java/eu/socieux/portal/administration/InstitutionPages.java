package eu.socieux.portal.administration;

import eu.socieux.directory.Change.Area;
import eu.socieux.directory.ChangeLog;
import eu.socieux.directory.ChangeRefused;
import eu.socieux.directory.Countries;
import eu.socieux.directory.Country;
import eu.socieux.directory.Institution;
import eu.socieux.directory.InstitutionTable;
import eu.socieux.directory.InstitutionTable.UnreadableTable;
import eu.socieux.directory.Institutions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The register of institutions: searched, changed one by one, and taken in and given out as a table. */
@Controller
@RequestMapping("/administration/institutions")
class InstitutionPages {

    private static final int MOST_SHOWN = 200;
    private static final int CHANGES_SHOWN = 50;
    private static final int LARGEST_TABLE = 2 * 1024 * 1024;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final AdministrationAccess access;
    private final Institutions institutions;
    private final InstitutionTable table;
    private final Countries countries;
    private final ChangeLog changes;
    private final ChangeLines lines;

    InstitutionPages(
            AdministrationAccess access,
            Institutions institutions,
            InstitutionTable table,
            Countries countries,
            ChangeLog changes,
            ChangeLines lines) {
        this.access = access;
        this.institutions = institutions;
        this.table = table;
        this.countries = countries;
        this.changes = changes;
        this.lines = lines;
    }

    @GetMapping
    ModelAndView list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String country,
            Authentication person,
            Locale locale) {
        access.requireSight(person);
        List<Institution> found = institutions.search(readable(q), readable(country), MOST_SHOWN + 1);
        return new ModelAndView("pages/administration/institutions")
                .addObject("q", q)
                .addObject("chosen", country)
                .addObject(
                        "countryNames",
                        countries.all().stream().collect(Collectors.toMap(Country::iso2, one -> one.name(locale))))
                .addObject("countries", countries.all())
                .addObject("found", found.subList(0, Math.min(found.size(), MOST_SHOWN)))
                .addObject("more", found.size() > MOST_SHOWN)
                .addObject("columns", InstitutionTable.COLUMNS)
                .addObject("mayChange", access.mayChange(person));
    }

    @GetMapping("/new")
    ModelAndView blank(Authentication person, Locale locale) {
        access.requireChange(person);
        return page(wished(null, 0, Map.of()), person, locale, HttpStatus.OK);
    }

    @GetMapping("/{id:\\d{1,18}}")
    ModelAndView show(@PathVariable long id, Authentication person, Locale locale) {
        access.requireSight(person);
        return page(known(id), person, locale, HttpStatus.OK);
    }

    @PostMapping("/new")
    ModelAndView add(
            @RequestParam Map<String, String> sent, Authentication person, Locale locale, RedirectAttributes next) {
        access.requireChange(person);
        Institution wished = wished(null, 0, sent);
        try {
            long id = institutions.add(wished, person.getName());
            next.addFlashAttribute("notice", "administration.saved");
            return new ModelAndView("redirect:/administration/institutions/" + id);
        } catch (ChangeRefused refused) {
            return page(wished, person, locale, HttpStatus.UNPROCESSABLE_ENTITY).addObject("refused", refused);
        }
    }

    @PostMapping("/{id:\\d{1,18}}")
    ModelAndView change(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam Map<String, String> sent,
            Authentication person,
            Locale locale,
            RedirectAttributes next) {
        access.requireChange(person);
        known(id);
        try {
            institutions.change(wished(id, version, sent), person.getName());
            next.addFlashAttribute("notice", "administration.saved");
            return new ModelAndView("redirect:/administration/institutions/" + id);
        } catch (ChangeRefused refused) {
            // With the version that holds now: what somebody else changed stands below, to be compared
            return page(wished(id, known(id).version(), sent), person, locale, HttpStatus.UNPROCESSABLE_ENTITY)
                    .addObject("refused", refused);
        }
    }

    @GetMapping("/register.csv")
    ResponseEntity<String> export(Authentication person) {
        access.requireSight(person);
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("institutions.csv")
                                .build()
                                .toString())
                .body(table.write());
    }

    @PostMapping("/register")
    ModelAndView take(@RequestParam(required = false) MultipartFile file, Authentication person, Locale locale)
            throws IOException {
        access.requireChange(person);
        ModelAndView page = list("", "", person, locale);
        if (file == null || file.isEmpty()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return page.addObject("wrong", "administration.table.none");
        }
        if (file.getSize() > LARGEST_TABLE) {
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return page.addObject("wrong", "administration.table.large");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.getBytes()))
                    .toString();
            InstitutionTable.Report report = table.read(text, person.getName());
            return list("", "", person, locale).addObject("report", report);
        } catch (CharacterCodingException otherCharacters) {
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return page.addObject("wrong", "administration.table.characters");
        } catch (UnreadableTable unreadable) {
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return page.addObject("wrong", "administration.table.unreadable");
        }
    }

    private ModelAndView page(Institution institution, Authentication person, Locale locale, HttpStatus status) {
        return new ModelAndView("pages/administration/institution", status)
                .addObject("institution", institution)
                .addObject("countries", countries.all())
                .addObject("kinds", Institutions.KINDS)
                .addObject(
                        "others", institution.iso2() == null ? List.of() : institutions.ofCountry(institution.iso2()))
                .addObject(
                        "changes",
                        institution.id() == null
                                ? List.of()
                                : lines.of(
                                        changes.of(Area.INSTITUTION, String.valueOf(institution.id()), CHANGES_SHOWN),
                                        locale))
                .addObject("mayChange", access.mayChange(person));
    }

    /** Without signs that nobody sees, which the database does not take. */
    private static String readable(String words) {
        return words.replaceAll("\\p{Cntrl}", " ");
    }

    private Institution known(long id) {
        return institutions.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Institution wished(Long id, int version, Map<String, String> sent) {
        Map<String, String> names = new HashMap<>();
        List.of("en", "fr", "es", "pt")
                .forEach(language -> names.put(language, sent.getOrDefault("name." + language, "")));
        String parent = sent.getOrDefault("parent", "");
        return new Institution(
                id,
                sent.getOrDefault("name", ""),
                names,
                sent.getOrDefault("kind", ""),
                sent.getOrDefault("country", ""),
                sent.getOrDefault("aliases", "").lines().toList(),
                parent.matches("\\d{1,18}") ? Long.valueOf(parent) : null,
                sent.getOrDefault("contactName", ""),
                sent.getOrDefault("contactEmail", ""),
                sent.getOrDefault("contactPhone", ""),
                id == null || sent.containsKey("active"),
                version);
    }
}
