package eu.socieux.engine.signin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** One chain for each kind of door: the engine's REST interface, Camunda's web applications, and our own pages. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    private static final String CONTENT_POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'self'; " + "form-action 'self'; frame-ancestors 'none'";

    /** User and password, or an access token, on each call: what Camunda Modeler and scripts can do. */
    @Bean
    @Order(1)
    SecurityFilterChain engineRest(HttpSecurity http, ProcessEngine engine, AccessTokens tokens) throws Exception {
        return onEachCall(http.securityMatcher(at("/engine-rest/**")), engine)
                .addFilterBefore(new TokenSignIn(tokens, engine), BasicAuthenticationFilter.class)
                .addFilterAfter(new EngineIdentity(engine), AuthorizationFilter.class)
                .build();
    }

    /** Access tokens are made with the password only: a stolen one cannot renew itself. */
    @Bean
    @Order(1)
    SecurityFilterChain makingOfAccessTokens(HttpSecurity http, ProcessEngine engine) throws Exception {
        return onEachCall(http.securityMatcher(at("/access-tokens/**")), engine).build();
    }

    private static HttpSecurity onEachCall(HttpSecurity http, ProcessEngine engine) throws Exception {
        return http.authenticationManager(new ProviderManager(new StaffPasswords(engine)))
                .httpBasic(basic -> basic.authenticationEntryPoint(SignInConfiguration::askForCredentials))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
    }

    /** Answers at once: the container's error page would read the body that was refused, and stumble over its files. */
    private static void askForCredentials(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"SOCIEUX\"");
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }

    /**
     * Camunda's web applications bring their own sign-in, request forgery protection and headers. Closed for good is
     * their set-up page: it would let anyone create an administrator while the database holds none (CVE-2026-77226).
     */
    @Bean
    @Order(2)
    SecurityFilterChain camundaWebApplications(HttpSecurity http) throws Exception {
        return http.securityMatcher(at("/camunda/**"))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                at("/camunda/api/admin/setup/**"), at("/camunda/app/admin/*/setup/**"))
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain health(HttpSecurity http) throws Exception {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .csrf(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.to("health"))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    /**
     * The pages of secure links, and those on which people without an account send a request and follow it. They know
     * nobody by cookie: the secret in the path lets in, and a forged request has none. No session also means that none
     * runs out while somebody writes a long answer.
     */
    @Bean
    @Order(4)
    SecurityFilterChain pagesOfLinks(HttpSecurity http) throws Exception {
        return http.securityMatcher(new OrRequestMatcher(at("/answer/**"), at("/request/**"), at("/status/**")))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** Our own pages: a few are public, staff sign in to the rest. */
    @Bean
    @Order(5)
    SecurityFilterChain pages(HttpSecurity http, ProcessEngine engine) throws Exception {
        var toPages = new SavedRequestAwareAuthenticationSuccessHandler();
        toPages.setDefaultTargetUrl("/begin");
        return http.authenticationManager(new ProviderManager(new StaffPasswords(engine)))
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .addFilterBefore(new StaffSession(engine), UsernamePasswordAuthenticationFilter.class)
                .formLogin(form -> form.loginPage("/sign-in").permitAll().successHandler((request, response, staff) -> {
                    StaffSession.open(request.getSession(), engine, staff.getName());
                    toPages.onAuthenticationSuccess(request, response, staff);
                }))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/"))
                .httpBasic(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/sign-in")))
                .csrf(Customizer.withDefaults())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers("/", "/assets/**", "/favicon.ico", "/error", "/guides/**")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .build();
    }

    /** Matches the whole path: REST interface and web applications run in servlets of their own, beside Spring's. */
    private static RequestMatcher at(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}
