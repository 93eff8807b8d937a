import { createSchoolsAndPeople } from './20261123080000-create-schools-and-people'
import { createAccess } from './20261123080100-create-access'
import { createStructureAndTimetable } from './20261123080200-create-structure-and-timetable'
import { createJournal } from './20261123080300-create-journal'
import { createCommunication } from './20261123080400-create-communication'
import { createMachinery } from './20261123080500-create-machinery'
import { keepWhatAWriteWasAsked } from './20261123090000-keep-what-a-write-was-asked'
import type { Migration } from './migration'

/** Every step of the schema in order; a new one is added at the end and never edited after it was released. */
export const migrations: readonly Migration[] = [
  createSchoolsAndPeople,
  createAccess,
  createStructureAndTimetable,
  createJournal,
  createCommunication,
  createMachinery,
  keepWhatAWriteWasAsked,
]
