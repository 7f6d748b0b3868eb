package io.swarmassay.swarm;

import java.io.Closeable;
import java.io.InputStream;
import java.io.OutputStream;

/** An open byte stream to a port inside a replica. Closing it frees a blocked reader. */
public interface Connection extends Closeable {
  /** Bytes from the replica. */
  InputStream in();

  /** Bytes to the replica; what is written is sent at the next flush or earlier. */
  OutputStream out();
}
