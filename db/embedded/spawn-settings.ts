import type { Place } from './place'

/**
 * How PostgreSQL's programs are spawned: as the server's user, in a folder that user can stand in, and with none
 * of our environment (PGOPTIONS and the like would change what they do; LC_ALL keeps their words English).
 */
export function spawnSettings(place: Place) {
  return {
    ...place.user,
    cwd: place.home,
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
  }
}
