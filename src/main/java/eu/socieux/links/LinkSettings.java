package eu.socieux.links;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How secure links are set up.
 *
 * @param address where people outside reach the application; links in letters begin with it
 * @param validFor how long a link can be opened, while the task waits
 * @param newLinksPerDay how many new links one person can ask for in 24 hours for one task
 * @param files how many files one answer may bring in
 * @param refusedMediaTypes kinds of file that are not taken in by link, by detected media type: what a browser would run
 * @param requestsPerMinute how often pages of links are answered to one address
 * @param openingsPerMinute how often one link is answered
 * @param guessesPerHour how often one address may open links that there are not
 */
@Validated
@ConfigurationProperties("socieux.links")
public record LinkSettings(
        @NotNull @DefaultValue("http://localhost:8080") URI address,
        @NotNull @DurationMin(hours = 1, message = "must be at least one hour") @DefaultValue("90d") Duration validFor,
        @Min(0) @DefaultValue("3") int newLinksPerDay,
        @Positive @DefaultValue("10") int files,
        @NotNull @DefaultValue({
                    "text/html",
                    "application/xhtml+xml",
                    "image/svg+xml",
                    "application/xml",
                    "text/javascript",
                    "application/javascript",
                    "text/x-javascript",
                    "application/x-php",
                    "text/x-php",
                    "text/x-python",
                    "text/x-perl",
                    "application/x-httpd-php",
                    "application/vnd.ms-htmlhelp",
                    "application/x-shockwave-flash",
                    "application/hta"
                })
                List<String> refusedMediaTypes,
        @Positive @DefaultValue("240") int requestsPerMinute,
        @Positive @DefaultValue("60") int openingsPerMinute,
        @Positive @DefaultValue("100") int guessesPerHour) {

    /** What the letter on file shows in place of the link. */
    String marked(UUID mark, String language) {
        return at(AnswerLinks.PATH + mark, language);
    }

    /** The address of a page as people outside reach it, in a language. */
    public String at(String path, String language) {
        return address.toString().replaceFirst("/+$", "") + path + "?lang=" + language;
    }
}
