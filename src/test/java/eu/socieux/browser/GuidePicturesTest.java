package eu.socieux.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be said about the pictures of the guides without a browser. */
class GuidePicturesTest {

    private static final long MOST_BYTES = 150_000;

    @Test
    void everyPictureIsShownInAGuideAndEveryPictureShownIsThere() throws IOException {
        assertThat(GuidePictures.kept())
                .as(
                        "files in %s; those to which guides refer are taken with: %s",
                        GuidePictures.FOLDER, GuidePictures.RETAKE)
                .isEqualTo(GuidePictures.referredTo());
    }

    @Test
    void everyPictureIsDescribedInWords() throws IOException {
        assertThat(GuidePictures.words()).allSatisfy((picture, words) -> assertThat(words)
                .as("what the guide says of %s to those who do not see it", picture)
                .hasSizeGreaterThan(20));
    }

    @Test
    void noPictureIsHeavy() throws IOException {
        try (Stream<Path> files = Files.list(GuidePictures.FOLDER)) {
            assertThat(files).allSatisfy(file -> assertThat(Files.size(file))
                    .as("bytes of %s; show a smaller part of the page", file)
                    .isLessThan(MOST_BYTES));
        }
    }
}
