package eu.socieux.documents;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the register.
 *
 * @param maxSize largest file that is taken in
 * @param maxMessageSize largest mail that is taken in; its attachments are a third larger in it than as files
 * @param refusedMediaTypes kinds of file which nobody may upload, by detected media type: programs
 */
@Validated
@ConfigurationProperties("socieux.documents")
public record DocumentSettings(
        @NotNull @DefaultValue("40MB") DataSize maxSize,
        @NotNull @DefaultValue("64MB") DataSize maxMessageSize,
        @NotNull @DefaultValue({
                    "application/x-msdownload",
                    "application/x-dosexec",
                    "application/x-executable",
                    "application/x-elf",
                    "application/x-mach-o",
                    "application/x-sharedlib",
                    "application/x-ms-installer",
                    "application/x-sh",
                    "application/x-bat",
                    "application/java-archive",
                    "application/java-vm"
                })
                List<String> refusedMediaTypes) {

    /** The limit for what comes this way: nothing that came by mail is refused for its size alone. */
    DataSize limit(String origin) {
        return NewDocument.MAIL.equals(origin) && maxMessageSize.compareTo(maxSize) > 0 ? maxMessageSize : maxSize;
    }
}
