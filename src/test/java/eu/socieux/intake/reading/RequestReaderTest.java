package eu.socieux.intake.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.correspondence.Samples;
import eu.socieux.documents.ReadText;
import eu.socieux.documents.ReadText.Legibility;
import eu.socieux.intake.reading.RequestMaterial.Attached;
import eu.socieux.intake.reading.RequestMaterial.Delivery;
import eu.socieux.intake.reading.RequestReader.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestReaderTest {

    private final Reader reader = new Reader(false);

    @Test
    void aTownOrAnotherCountrysSeminarIsNoCountry() {
        assertThat(value(
                        mail("Further to the seminar in Kenya, and like Ghana, we would like support. Our office is in"
                                + " Lilongwe, and colleagues visited Uruguay."),
                        "country"))
                .isEmpty();
        assertThat(value(reader.read(Samples.bytes(Samples.FRENCH)), "country")).isEmpty();
    }

    @Test
    void theCountryIsWhereTheInstitutionSaysItBelongs() {
        Reading reading = mail("Following a conference in Kenya, the Ministry of Labour of Malawi requests support.");
        assertThat(value(reading, "country")).contains("MW");
        assertThat(value(reading, "institutionName")).contains("Ministry of Labour");
    }

    @Test
    void twoCountriesOfEqualWeightAreNone() {
        assertThat(value(
                        mail("The Ministry of Labour of Malawi and the Ministry of Labour of Zambia request support."),
                        "country"))
                .isEmpty();
    }

    @Test
    void aGatewayIsNobodysContactAndAScanIsLeftToAPerson() {
        Reading reading = reader.read(Samples.bytes(Samples.FAX));
        assertThat(reading.proposals()).isEmpty();
        assertThat(reading.unread()).containsExactly("FAX_20260312_0642_000187.pdf");
    }

    @Test
    void anOfficerOfADelegationWhoForwardsIsNotTheContact() {
        Reading reading = reader.read(Samples.bytes(Samples.FORWARDED));
        assertThat(value(reading, "contactName")).contains("Nilda Semedo Rocha");
        assertThat(reading.proposals())
                .noneMatch(proposal -> String.valueOf(proposal.value()).contains("lindqvist"));
    }

    @Test
    void ofTwoAttachmentsWithOneNameTheLaterIsValidAndTheEarlierIsKeptBesideIt() {
        Proposal contact = proposal(reader.read(Samples.bytes(Samples.THREAD)), "contactName")
                .orElseThrow();
        assertThat(contact.value()).isEqualTo("Hanta Rasolofomanana");
        assertThat(contact.earlier()).extracting(Proposal.Earlier::value).containsExactly("Solofo Andriamasy");
    }

    @Test
    void aLaterMessageSupersedesAnEarlierOne() {
        Delivery first = delivery("Working language: French. Other donors: none.");
        Delivery second = delivery("A correction. Working language: English.");
        Reading reading = reader.read(new RequestMaterial(false, false, List.of(first, second)));
        Proposal language = proposal(reading, "workingLanguage").orElseThrow();
        assertThat(language.value()).isEqualTo("en");
        assertThat(language.earlier()).extracting(Proposal.Earlier::value).containsExactly("fr");
    }

    @Test
    void whatIsMissingIsSaidInTheLanguageOfTheRequest() {
        assertThat(value(reader.read(Samples.bytes(Samples.FRENCH)), "missingItems")
                        .orElseThrow())
                .contains("Le pays de votre institution.");
    }

    @Test
    void hugeAndSenselessTextEndsSoon() {
        String senseless = "Country : : ((( ministry , ".repeat(5_000) + "a".repeat(20_000);
        assertThat(mail(senseless).proposals()).isNotNull();
    }

    @Test
    void everyFieldAndAreaOfTheWordListsIsOneOfTheScreeningForm() throws IOException {
        Map<String, String> labels = new HashMap<>();
        List<String> areas = new ArrayList<>();
        collect(
                new ObjectMapper().readTree(Files.readString(Path.of("forms/intake/screen-request.form"))),
                labels,
                areas);
        Wordlists words = new Wordlists();
        assertThat(areas).containsAll(words.areas().keySet());
        assertThat(reader.read(Samples.bytes(Samples.ENGLISH)).proposals())
                .extracting(Proposal::field)
                .allSatisfy(field -> assertThat(words.fieldLabel(field)).isEqualTo(labels.get(field)));
    }

    private static void collect(JsonNode component, Map<String, String> labels, List<String> areas) {
        if (component.has("key")) {
            labels.put(
                    component.path("key").asText(),
                    component.path("label").asText(component.path("dateLabel").asText()));
        }
        if ("mainArea".equals(component.path("key").asText())) {
            component
                    .path("values")
                    .forEach(value -> areas.add(value.path("value").asText()));
        }
        component.path("components").forEach(inner -> collect(inner, labels, areas));
    }

    private Reading mail(String text) {
        return reader.read(new RequestMaterial(false, false, List.of(delivery(text))));
    }

    private static Delivery delivery(String text) {
        Attached nothing = new Attached("empty.pdf", new ReadText(List.of(), List.of(), Legibility.NONE));
        return new Delivery("message.eml", "", "clerk@institution.example.org", "", text, List.of(nothing));
    }

    private static Optional<Proposal> proposal(Reading reading, String field) {
        return reading.proposals().stream()
                .filter(proposal -> proposal.field().equals(field))
                .findFirst();
    }

    private static Optional<String> value(Reading reading, String field) {
        return proposal(reading, field).map(proposal -> String.valueOf(proposal.value()));
    }
}
