package eu.socieux.intake.reading;

import eu.socieux.directory.Institution;
import eu.socieux.directory.Institutions;
import eu.socieux.intake.reading.Proposal.Earlier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says of an institution that was read what the register knows: its name there, and its kind. */
@Component
class RegisteredInstitutions {

    private static final String REGISTER = "Register of institutions";

    private final Institutions institutions;

    RegisteredInstitutions(Institutions institutions) {
        this.institutions = institutions;
    }

    /**
     * The proposals with those of the register in place of what was read, which stays as what was said earlier; as they
     * are when the register knows no such institution in the country, or several.
     */
    List<Proposal> settled(List<Proposal> read) {
        Optional<Proposal> name = find(read, "institutionName");
        Optional<Proposal> country = find(read, "country");
        if (name.isEmpty() || country.isEmpty()) {
            return read;
        }
        List<Institution> known = institutions.meantBy(
                String.valueOf(name.get().value()), String.valueOf(country.get().value()));
        if (known.size() != 1) {
            return read;
        }
        Institution one = known.get(0);
        List<Proposal> settled = new ArrayList<>();
        read.stream()
                .map(proposal -> "institutionName".equals(proposal.field()) ? of(proposal, one.name()) : proposal)
                .filter(proposal -> !"institutionKind".equals(proposal.field()))
                .forEach(settled::add);
        settled.add(find(read, "institutionKind")
                .map(kind -> of(kind, one.kind()))
                .orElseGet(() -> new Proposal(
                        "institutionKind", one.kind(), Certainty.INFERRED, registered(one.kind()), List.of())));
        return settled;
    }

    private static Proposal of(Proposal read, String known) {
        if (read.value().equals(known)) {
            return read;
        }
        List<Earlier> earlier = new ArrayList<>();
        earlier.add(new Earlier(read.value(), read.source()));
        earlier.addAll(read.earlier());
        return new Proposal(read.field(), known, Certainty.INFERRED, registered(known), earlier);
    }

    private static Source registered(String known) {
        return new Source(REGISTER, "entry of this name", known);
    }

    private static Optional<Proposal> find(List<Proposal> proposals, String field) {
        return proposals.stream()
                .filter(proposal -> proposal.field().equals(field))
                .findFirst();
    }
}
