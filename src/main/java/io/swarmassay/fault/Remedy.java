package io.swarmassay.fault;

/** The cure of one fault. Curing twice, or curing what never struck, does no harm. */
public interface Remedy {
  /** Nothing to undo. */
  Remedy NONE =
      new Remedy() {
        @Override
        public String description() {
          return "nothing to undo";
        }

        @Override
        public void cure() {}
      };

  /** What it will do, in words a person can carry out by hand. */
  String description();

  /** Undoes the fault; throws when it could not. */
  void cure();
}
