package eu.socieux.tasklist.desk;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the desk of staff is set up.
 *
 * @param nearWorkingDays a deadline this many working days away, or fewer, is marked as near
 * @param address where staff reach the application; links in mails to them begin with it
 */
@Validated
@ConfigurationProperties("socieux.desk")
record DeskSettings(
        @Min(0) @Max(30) @DefaultValue("2") int nearWorkingDays,
        @NotNull @DefaultValue("http://localhost:8080") URI address) {

    /** The address of a page. */
    String link(String path) {
        return address.toString().replaceFirst("/+$", "") + path;
    }
}
