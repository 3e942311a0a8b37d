package eu.socieux.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import eu.socieux.intake.IntakeSettings;
import eu.socieux.links.Attempts;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.mock.web.MockMultipartHttpServletRequest;
import org.springframework.util.unit.DataSize;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PublicGuardTest {

    private static final String NETWORK = "203.0.113.9";
    private static final DataSize FILES = DataSize.ofMegabytes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Attempts attempts = mock(Attempts.class);
    private final PublicGuard guard = new PublicGuard(
            attempts,
            new IntakeSettings(
                    4, Duration.ofDays(30), Duration.ofDays(1000), 10, DataSize.ofMegabytes(60), 5, 60, 20, FILES));
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @BeforeEach
    void answerEverybody() {
        given(attempts.mayAsk(any(), any())).willReturn(true);
    }

    @Test
    void one_network_brings_so_many_bytes_of_files_in_an_hour() throws Exception {
        given(attempts.may("brought bytes", NETWORK, 700, FILES.toBytes(), HOUR))
                .willReturn(true)
                .willReturn(false);

        assertThat(guard.preHandle(files(300, 400), response, this)).isTrue();
        assertThat(guard.preHandle(files(300, 400), response, this)).isFalse();

        assertThat(response.getStatus()).isEqualTo(429);
        assertThat(response.getHeader("Retry-After")).isEqualTo("60");
    }

    @Test
    void a_step_without_files_counts_as_no_bytes() throws Exception {
        var step = new MockHttpServletRequest("POST", "/request/secret/1");
        step.setRemoteAddr(NETWORK);

        assertThat(guard.preHandle(step, response, this)).isTrue();
        assertThat(guard.preHandle(files(), response, this)).isTrue();

        verify(attempts, never()).may(any(), any(), anyLong(), anyLong(), any());
    }

    private static MockHttpServletRequest files(int... sizes) {
        var request = new MockMultipartHttpServletRequest();
        request.setMethod("POST");
        request.setRequestURI("/request/secret/files");
        request.setRemoteAddr(NETWORK);
        for (int size : sizes) {
            request.addFile(new MockMultipartFile("attachment", "letter.txt", "text/plain", new byte[size]));
        }
        return request;
    }
}
