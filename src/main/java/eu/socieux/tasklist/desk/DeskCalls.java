package eu.socieux.tasklist.desk;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.engine.CurrentStaff;
import eu.socieux.forms.Draft;
import eu.socieux.forms.Drafts;
import eu.socieux.tasklist.desk.Cards.Card;
import eu.socieux.tasklist.desk.WorkList.Action;
import eu.socieux.tasklist.desk.WorkList.Result;
import eu.socieux.tasklist.desk.WorkList.View;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What the scripts in Tasklist ask. The person is the one signed in there; the engine checks their rights. */
@RestController
@RequestMapping("/desk")
class DeskCalls {

    /** Tasklist shows fifteen cards at once. */
    private static final int MOST_CARDS = 100;

    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {};

    private final Cards cards;
    private final Drafts drafts;
    private final TaskService tasks;
    private final WorkList workList;
    private final CurrentStaff currentStaff;
    private final ObjectMapper json;

    DeskCalls(
            Cards cards,
            Drafts drafts,
            TaskService tasks,
            WorkList workList,
            CurrentStaff currentStaff,
            ObjectMapper json) {
        this.cards = cards;
        this.drafts = drafts;
        this.tasks = tasks;
        this.workList = workList;
        this.currentStaff = currentStaff;
        this.json = json;
    }

    /** What a changing call has to carry, and in which header. */
    record Token(String header, String value) {}

    /** When a draft was kept; null when there is none. */
    record DraftNote(Instant savedAt) {}

    /**
     * What is to happen with tasks.
     *
     * @param person user id of the one who gets them, where they are assigned
     */
    record Order(
            @NotNull Action action, @NotNull @Size(min = 1, max = WorkList.MOST) List<String> tasks, String person) {}

    @GetMapping("/token")
    Token token(CsrfToken token) {
        return new Token(token.getHeaderName(), token.getToken());
    }

    /** Tasks which the person may not see, or which are gone, are left out. */
    @GetMapping("/cards")
    List<Card> cards(
            @RequestParam(name = "task", defaultValue = "") List<String> tasks,
            @RequestParam(defaultValue = "en") String language) {
        if (tasks.size() > MOST_CARDS) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "At most " + MOST_CARDS + " cards at once.");
        }
        return cards.of(tasks, Locale.forLanguageTag(language));
    }

    @GetMapping("/drafts/{task}")
    DraftNote draft(@PathVariable String task, Authentication staff) {
        return new DraftNote(
                drafts.find(task, staff.getName()).map(Draft::savedAt).orElse(null));
    }

    /** Keeps what the person typed. Read with a bound: what a browser sends can have any size. */
    @PutMapping("/drafts/{task}")
    DraftNote keep(@PathVariable String task, InputStream body, Authentication staff) throws IOException {
        if (tasks.createTaskQuery().taskId(task).count() == 0) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "There is no such task, or it is not yours to see.");
        }
        byte[] sent = body.readNBytes(drafts.maxSize() + 1);
        if (sent.length > drafts.maxSize()) {
            throw new ResponseStatusException(HttpStatus.PAYLOAD_TOO_LARGE, "The form holds more than a form may.");
        }
        try {
            return new DraftNote(drafts.save(task, staff.getName(), json.readValue(sent, ANSWERS)));
        } catch (JacksonException unreadable) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "A draft is a JSON object.", unreadable);
        }
    }

    @DeleteMapping("/drafts/{task}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable String task, Authentication staff) {
        drafts.discard(task, staff.getName());
    }

    /** The tasks which the person can work on together. */
    @GetMapping("/work-list")
    WorkList.Page workList(
            @RequestParam(defaultValue = "OPEN") View show,
            @RequestParam(defaultValue = "en") String language,
            Authentication staff) {
        return workList.show(show, staff.getName(), Set.copyOf(currentStaff.roles()), Locale.forLanguageTag(language));
    }

    /** One result for each task. */
    @PostMapping("/work-list")
    List<Result> act(@Valid @RequestBody Order order, Authentication staff) {
        if (order.action() == Action.ASSIGN
                && (order.person() == null || order.person().isBlank())) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Name the person who gets the tasks.");
        }
        return workList.act(order.action(), order.tasks(), staff.getName(), order.person());
    }
}
