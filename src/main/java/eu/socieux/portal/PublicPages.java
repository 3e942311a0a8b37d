package eu.socieux.portal;

import eu.socieux.portal.Guides.Guide;
import java.time.Duration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The pages that need no account. */
@Controller
class PublicPages {

    private static final Duration PICTURES_LAST = Duration.ofHours(1);

    private final Guides guides;

    PublicPages(Guides guides) {
        this.guides = guides;
    }

    @GetMapping("/")
    String home() {
        return "pages/home";
    }

    /** The form is sent to the same address, where the sign-in of the engine takes it. */
    @GetMapping("/sign-in")
    String signIn() {
        return "pages/sign-in";
    }

    @GetMapping("/guides")
    String guides(Model page) {
        page.addAttribute("guides", guides.all());
        return "pages/guides";
    }

    @GetMapping("/guides/{name}")
    String guide(@PathVariable String name, Model page) {
        Guide guide = guides.find(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute("guide", guide);
        return "pages/guide";
    }

    @GetMapping("/guides/pictures/{fileName}")
    ResponseEntity<Resource> picture(@PathVariable String fileName) {
        Resource picture =
                guides.picture(fileName).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.maxAge(PICTURES_LAST).cachePublic())
                .body(picture);
    }
}
