package eu.socieux.engine.refusal;

import eu.socieux.engine.Refusal;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;

/** Answers 400 in the shape of the engine's other errors, which Tasklist knows how to show. */
final class RefusalMapper implements ExceptionMapper<Refusal> {

    @Override
    public Response toResponse(Refusal refusal) {
        ExceptionDto answer = ExceptionDto.fromException(refusal);
        return Response.status(Response.Status.BAD_REQUEST)
                .entity(answer)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
