package eu.socieux.portal;

import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.util.UriComponentsBuilder;

/** The addresses around a page of a list: they name the row at which it begins or ends, so that they go on to hold. */
final class ListLinks {

    private ListLinks() {}

    /** Adds {@code previous} and {@code next}, null where there is none, {@code first} and {@code csv}. */
    static void add(Model model, String path, Map<String, String> filter, Keyset<?> page) {
        model.addAttribute("first", address(path, filter, null, null));
        model.addAttribute("csv", address(path + ".csv", filter, null, null));
        model.addAttribute(
                "previous", page.previous() == null ? null : address(path, filter, "before", page.previous()));
        model.addAttribute("next", page.next() == null ? null : address(path, filter, "after", page.next()));
    }

    private static String address(String path, Map<String, String> filter, String side, String key) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        filter.forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
        if (side != null) {
            address.queryParam(side, key);
        }
        return address.encode().buildAndExpand(filter).toUriString();
    }
}
