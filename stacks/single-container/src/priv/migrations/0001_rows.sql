CREATE TABLE rows (
  id bigserial PRIMARY KEY,
  body text NOT NULL,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp()
)
