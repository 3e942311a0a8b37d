package eu.socieux.portal;

import eu.socieux.intake.StatusLinks;
import eu.socieux.portal.process.CaseProgress;
import eu.socieux.portal.process.CaseProgress.Progress;
import eu.socieux.portal.process.CaseProgress.Stage;
import eu.socieux.portal.process.CaseProgress.Wait;
import eu.socieux.records.CaseNumber;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page on which the sender of a request sees where it stands, in plain words and without anything internal. */
@Controller
@RequestMapping(StatusLinks.PATH)
class StatusPages {

    /** The stages of a case by the keys of their processes, in their order. */
    private static final List<String> STAGES = List.of(
            "request-intake",
            "delegation-consultation",
            "action-planning",
            "expert-recruitment",
            "activity-delivery",
            "evaluation",
            "follow-up");

    private static final String US = "us";

    private final StatusLinks links;
    private final CaseProgress progress;
    private final MessageSource texts;
    private final Clock clock;

    StatusPages(StatusLinks links, CaseProgress progress, MessageSource texts, Clock clock) {
        this.links = links;
        this.progress = progress;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * A stage as the page lists it.
     *
     * @param state {@code done}, {@code now} or {@code later}
     */
    public record Step(String name, String state) {}

    /** Whom the case waits for, what for, and since when. */
    public record Waiting(String whom, String what, String since) {}

    @GetMapping("{secret}")
    ModelAndView status(@PathVariable String secret, Locale locale) {
        return links.find(secret)
                .flatMap(number -> progress.of(number).map(found -> page(number, found, locale)))
                .orElseGet(() -> new ModelAndView("pages/status/gone", HttpStatus.NOT_FOUND));
    }

    private ModelAndView page(CaseNumber number, Progress found, Locale locale) {
        ModelAndView page = new ModelAndView("pages/status/status");
        page.addObject("number", number.value());
        page.addObject("closedOn", found.closedAt() == null ? null : day(found.closedAt(), locale));
        page.addObject("steps", steps(found, locale));
        page.addObject("waits", waits(found, locale));
        page.addObject("asOf", day(clock.instant(), locale));
        return page;
    }

    private List<Step> steps(Progress found, Locale locale) {
        int furthest = -1;
        for (String stage : STAGES) {
            Stage begun = found.stages().get(stage);
            if (begun != null) {
                furthest = STAGES.indexOf(stage);
            }
        }
        int reached = furthest;
        return STAGES.stream()
                .map(stage -> {
                    Stage begun = found.stages().get(stage);
                    String state = begun != null && begun.running()
                            ? "now"
                            : STAGES.indexOf(stage) <= reached ? "done" : "later";
                    return new Step(text("stage." + stage, locale), state);
                })
                .toList();
    }

    /** While somebody outside is waited for, what staff do meanwhile is theirs. */
    private List<Waiting> waits(Progress found, Locale locale) {
        List<Wait> outside =
                found.waits().stream().filter(wait -> !wait.whom().equals(US)).toList();
        List<Wait> shown = outside.isEmpty() ? found.waits() : outside;
        return shown.stream()
                .map(wait ->
                        new Waiting(text("whom." + wait.whom(), locale), what(wait, locale), day(wait.since(), locale)))
                .toList();
    }

    private String what(Wait wait, Locale locale) {
        String usual = text("wait." + wait.whom(), locale);
        String work = wait.whom().equals(US)
                ? texts.getMessage("pages.status.work." + wait.stage(), null, usual, locale)
                : usual;
        return texts.getMessage("pages.status.task." + wait.task(), null, work, locale);
    }

    private String text(String key, Locale locale) {
        return texts.getMessage("pages.status." + key, null, locale);
    }

    private String day(Instant at, Locale locale) {
        return CaseSummary.day(LocalDate.ofInstant(at, clock.getZone()), locale);
    }
}
