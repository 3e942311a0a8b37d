package eu.socieux.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanguageGuessTest {

    private final LanguageGuess languages = new LanguageGuess();

    @Test
    void theLanguageIsThatOfTheAnswerNotOfWhatItQuotes() {
        String answer =
                """
                Bonjour, nous confirmons les quatre points et nous vous remercions de votre patience.
                La bonne version du formulaire est jointe.

                ________________________________
                From: The facility team [mailto:requests@facility.example.org]
                Dear Ms Rasolofomanana, thank you for your patience on the phone. So that we all have the same thing in
                front of us, may we ask you to confirm four points: the applicant, the subject, the activities, the contact.
                """;
        assertThat(languages.of(answer)).isEqualTo("fr");
    }

    @Test
    void aLanguageTheFacilityDoesNotWriteIsAnsweredInEnglish() {
        assertThat(languages.of("Sehr geehrte Damen und Herren, wir bitten um Unterstützung bei der Reform der Rente."))
                .isEqualTo("en");
        assertThat(languages.of("")).isEqualTo("en");
    }
}
