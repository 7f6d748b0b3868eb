package io.swarmassay.internal.otp;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangBinary;
import com.ericsson.otp.erlang.OtpErlangBitstr;
import com.ericsson.otp.erlang.OtpErlangDecodeException;
import com.ericsson.otp.erlang.OtpErlangDouble;
import com.ericsson.otp.erlang.OtpErlangList;
import com.ericsson.otp.erlang.OtpErlangLong;
import com.ericsson.otp.erlang.OtpErlangMap;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangPid;
import com.ericsson.otp.erlang.OtpErlangString;
import com.ericsson.otp.erlang.OtpErlangTuple;
import com.ericsson.otp.erlang.OtpInputStream;
import com.ericsson.otp.erlang.OtpOutputStream;
import io.swarmassay.beam.BeamException;
import io.swarmassay.beam.Term;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Our terms and JInterface's, both ways. What we call opaque can be read but not sent. */
final class Terms {
  private static final int NEW_PID = 88;

  private Terms() {}

  /** Our spelling of a term that arrived. */
  static Term read(OtpErlangObject term) {
    if (term instanceof OtpErlangAtom atom) {
      return Term.atom(atom.atomValue());
    }
    if (term instanceof OtpErlangLong integer) {
      return new Term.Int(integer.bigIntegerValue());
    }
    if (term instanceof OtpErlangDouble real) {
      return new Term.Real(real.doubleValue());
    }
    if (term instanceof OtpErlangBinary binary) {
      return Term.binary(binary.binaryValue());
    }
    return readRest(term);
  }

  private static Term readRest(OtpErlangObject term) {
    if (term instanceof OtpErlangString string) {
      return Term.string(string.stringValue());
    }
    if (term instanceof OtpErlangList list && list.isProper()) {
      return new Term.Listed(readAll(list.elements()));
    }
    if (term instanceof OtpErlangTuple tuple) {
      return new Term.Tuple(readAll(tuple.elements()));
    }
    if (term instanceof OtpErlangMap map) {
      return readMap(map);
    }
    if (term instanceof OtpErlangPid pid) {
      return new Term.Pid(pid.node(), pid.id(), pid.serial(), pid.creation());
    }
    if (term instanceof OtpErlangBitstr bits && bits.pad_bits() == 0) {
      return Term.binary(bits.binaryValue());
    }
    return new Term.Opaque(term.toString());
  }

  private static List<Term> readAll(OtpErlangObject[] terms) {
    return Arrays.stream(terms).map(Terms::read).toList();
  }

  private static Term readMap(OtpErlangMap map) {
    Map<Term, Term> entries = new LinkedHashMap<>();
    map.entrySet().forEach(entry -> entries.put(read(entry.getKey()), read(entry.getValue())));
    return new Term.Mapped(entries);
  }

  /** JInterface's spelling of a term to send. */
  static OtpErlangObject write(Term term) {
    if (term instanceof Term.Atom atom) {
      return new OtpErlangAtom(atom.name());
    }
    if (term instanceof Term.Int integer) {
      return new OtpErlangLong(integer.value());
    }
    if (term instanceof Term.Real real) {
      return new OtpErlangDouble(real.value());
    }
    if (term instanceof Term.Binary binary) {
      return new OtpErlangBinary(binary.bytes());
    }
    return writeRest(term);
  }

  private static OtpErlangObject writeRest(Term term) {
    if (term instanceof Term.Listed list) {
      return new OtpErlangList(writeAll(list.elements()));
    }
    if (term instanceof Term.Tuple tuple) {
      return new OtpErlangTuple(writeAll(tuple.elements()));
    }
    if (term instanceof Term.Mapped map) {
      return new OtpErlangMap(
          writeAll(List.copyOf(map.entries().keySet())),
          map.entries().values().stream().map(Terms::write).toArray(OtpErlangObject[]::new));
    }
    if (term instanceof Term.Pid pid) {
      return writePid(pid);
    }
    throw new BeamException("cannot send " + term + ": references, funs and ports are read only");
  }

  private static OtpErlangObject[] writeAll(List<Term> terms) {
    return terms.stream().map(Terms::write).toArray(OtpErlangObject[]::new);
  }

  /** JInterface's own constructor cuts creations to two bits; its decoder does not. */
  @SuppressWarnings("resource")
  private static OtpErlangPid writePid(Term.Pid pid) {
    OtpOutputStream bytes = new OtpOutputStream();
    bytes.write1(NEW_PID);
    bytes.write_atom(pid.node());
    bytes.write4BE(pid.id());
    bytes.write4BE(pid.serial());
    bytes.write4BE(pid.creation());
    try {
      return new OtpErlangPid(new OtpInputStream(bytes.toByteArray()));
    } catch (OtpErlangDecodeException impossible) {
      throw new BeamException("cannot send " + pid, impossible);
    }
  }
}
