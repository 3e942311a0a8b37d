package eu.socieux.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.TypeMismatchException;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/** Says in plain words what went wrong, to those who came with a browser; programs get their problem details. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorPages implements ErrorViewResolver {

    private static final Set<Integer> EXPLAINED = Set.of(403, 404, 413, 429, 500);

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        return page(status);
    }

    @ExceptionHandler(
            value = {
                ServletException.class,
                ErrorResponseException.class,
                MultipartException.class,
                TypeMismatchException.class
            },
            produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView page(Exception refused) {
        // An address that cannot be read leads nowhere
        return page(
                refused instanceof ErrorResponse response
                        ? response.getStatusCode()
                        : refused instanceof TypeMismatchException ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST);
    }

    private static ModelAndView page(HttpStatusCode status) {
        int code = status.value();
        String explained = String.valueOf(EXPLAINED.contains(code) ? code : status.is5xxServerError() ? 500 : 400);
        return new ModelAndView("pages/error", Map.of("status", code, "explained", explained), status);
    }
}
