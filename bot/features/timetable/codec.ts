import { callbackCodec, type Press } from '../../ui/callback-codec'

const actions = {
  day: { day: 'day', pupil: 'id?', page: 'int' },
  week: { monday: 'day', pupil: 'id?', page: 'int' },
  topics: { monday: 'day', pupil: 'id?', page: 'int' },
} as const

/** The buttons under the timetable. */
export const timetableCodec = callbackCodec('timetable', actions)
export type TimetablePress = Press<typeof actions>
