package eu.socieux.engine.signin;

import eu.socieux.engine.signin.AccessTokens.Issued;
import eu.socieux.engine.signin.AccessTokens.Listed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** People make, list and revoke their own access tokens here, with user and password on each call. */
@RestController
@RequestMapping("/access-tokens")
class AccessTokenEndpoint {

    private final AccessTokens tokens;

    AccessTokenEndpoint(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Issued issue(@RequestBody @Valid NewToken wished, Principal person) {
        return tokens.issue(person.getName(), wished.name());
    }

    @GetMapping
    List<Listed> list(Principal person) {
        return tokens.of(person.getName());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable long id, Principal person) {
        if (!tokens.revoke(person.getName(), id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "You have no token " + id + ".");
        }
    }

    /** @param name what the token is for, so that its owner knows it in the list */
    record NewToken(@NotBlank @Size(max = 100) String name) {}
}
