package org.cordon.app.command;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.cordon.roads.Profile;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The profiles as users write them: in help, in shell completion, on the command line. */
class ProfileNames implements ITypeConverter<Profile>, Iterable<String> {
  private final List<String> names;

  ProfileNames() {
    this(List.of("police", "fire", "ems", "foot"));
  }

  ProfileNames(List<String> names) {
    this.names = names;
  }

  @Override
  public Profile convert(String text) {
    if (!names.contains(text)) {
      throw new TypeConversionException(
          "\"" + text + "\" is not one of " + String.join(", ", names));
    }
    return Profile.valueOf(text.toUpperCase(Locale.ROOT));
  }

  @Override
  public Iterator<String> iterator() {
    return names.iterator();
  }
}
