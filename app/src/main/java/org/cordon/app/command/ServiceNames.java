package org.cordon.app.command;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.cordon.roads.Profile;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The services as users write them, where units are asked about: nobody is sent on foot. */
final class ServiceNames implements ITypeConverter<Profile>, Iterable<String> {
  private static final List<String> NAMES = List.of("police", "fire", "ems");

  @Override
  public Profile convert(String text) {
    if (!NAMES.contains(text)) {
      throw new TypeConversionException(
          "\"" + text + "\" is not one of " + String.join(", ", NAMES));
    }
    return Profile.valueOf(text.toUpperCase(Locale.ROOT));
  }

  @Override
  public Iterator<String> iterator() {
    return NAMES.iterator();
  }
}
