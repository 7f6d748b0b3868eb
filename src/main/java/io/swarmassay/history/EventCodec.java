package io.swarmassay.history;

import java.io.IOException;

/**
 * Events to and from the content of a line, seal left out: operations by hand (they come by the
 * million), everything else through Jackson. Not thread-safe.
 */
final class EventCodec {
  private final OperationReader reader = new OperationReader();

  /** Appends the event without its closing brace, where the seal goes. */
  void encode(Event event, Bytes out) {
    if (event instanceof Event.Tried tried) {
      OperationWriter.tried(tried, out);
    } else if (event instanceof Event.Handled handled) {
      OperationWriter.handled(handled, out);
    } else {
      byte[] json = EventJson.encode(event);
      out.put(json, 0, json.length - 1);
    }
  }

  /**
   * The event in a line's content, closing brace included.
   *
   * @throws IOException when it is not an event
   */
  Event decode(byte[] line, int from, int length) throws IOException {
    Event operation = reader.read(line, from, length);
    return operation != null ? operation : EventJson.decode(line, from, length);
  }
}
