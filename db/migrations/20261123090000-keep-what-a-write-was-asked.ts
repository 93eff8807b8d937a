import type { Migration } from './migration'

/** Keeps what a write was asked, so that another question under the same origin is told from a repeat. */
export const keepWhatAWriteWasAsked: Migration = {
  name: '20261123090000-keep-what-a-write-was-asked',
  up: `
-- A keyed hash of the input; the input itself is kept nowhere. Null for writes from before this step.
alter table write_origins add column input_hash bytea;
`,
  down: `
alter table write_origins drop column input_hash;
`,
}
