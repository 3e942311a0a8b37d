package eu.socieux.directory;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The facility as it presents itself in letters, and the bodies it always writes to.
 *
 * @param name full name, for letter heads
 * @param address postal address on one line
 * @param phone telephone
 * @param fax fax
 * @param email address for requests and answers
 * @param commission the desk of the European Commission that approves actions
 * @param steeringCommittee secretariat of the Programme Steering Committee
 * @param focalPoints mailing list of the focal points in Member States who relay calls for experts
 */
@Validated
@ConfigurationProperties("socieux.facility")
public record Facility(
        @NotBlank @DefaultValue("Social Protection European Union Expertise in Development Cooperation (SOCIEUX)")
                String name,
        @NotBlank @DefaultValue("Avenue Paul Deschanel 62, 1030 Brussels, Belgium") String address,
        @NotBlank @DefaultValue("+32 (0) 2 5884884") String phone,
        @NotBlank @DefaultValue("+32 (0) 2 5884880") String fax,
        @NotBlank @Email @DefaultValue("requests@facility.example.org") String email,
        @NotBlank @Email @DefaultValue("desk@commission.example.org") String commission,
        @NotBlank @Email @DefaultValue("secretariat@steering-committee.example.org") String steeringCommittee,
        @NotBlank @Email @DefaultValue("focal-points@member-states.example.org") String focalPoints) {}
