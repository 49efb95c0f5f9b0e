package org.runspec.cli.session;

import com.beust.jcommander.converters.IParameterSplitter;
import java.util.List;

/** For options that may be given several times: a comma belongs to the value. */
public final class WholeValue implements IParameterSplitter {
  @Override
  public List<String> split(String value) {
    return List.of(value);
  }
}
