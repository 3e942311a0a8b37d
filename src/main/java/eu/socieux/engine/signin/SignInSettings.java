package eu.socieux.engine.signin;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How staff and their programs are let in.
 *
 * @param tokenLifetime how long an access token can be used
 */
@Validated
@ConfigurationProperties("socieux.sign-in")
record SignInSettings(@NotNull @DefaultValue("90d") Duration tokenLifetime) {}
