package eu.socieux.portal;

import eu.socieux.documents.DocumentVersion;
import eu.socieux.documents.Documents;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Gives out the bytes of a version as they were filed. */
@Controller
class DocumentDownload {

    /** What a browser shows without running anything of it; everything else it may only save. */
    private static final Set<String> VIEWABLE =
            Set.of(MediaType.APPLICATION_PDF_VALUE, MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_JPEG_VALUE);

    private final Documents documents;
    private final CaseAccess access;

    DocumentDownload(Documents documents, CaseAccess access) {
        this.documents = documents;
        this.access = access;
    }

    static boolean isViewable(String mediaType) {
        return VIEWABLE.contains(mediaType);
    }

    /** The name is the sender's, the type is what was found in the content. */
    @GetMapping("/documents/{versionId}")
    ResponseEntity<Resource> download(
            @PathVariable long versionId, @RequestParam(required = false) String inline, Authentication staff) {
        access.requireSight(staff);
        DocumentVersion version = documents
                .withVersion(versionId)
                .map(document -> document.version(versionId))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        boolean shown = inline != null && isViewable(version.mediaType());
        ContentDisposition disposition = (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(version.fileName(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.parseMediaType(version.mediaType()))
                .contentLength(version.size())
                .body(new InputStreamResource(documents.content(versionId)));
    }
}
